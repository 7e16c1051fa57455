#!/bin/sh
# What can be wrong on the reader's side: a full disk, a damaged store, one that
# another program holds, a password that is not given; and pages that cannot be
# had. Nothing is lost, and what is said names the thing. TAP.
. "${top_srcdir:-$(dirname "$0")/..}/tests/support/web.sh"

silent_of()
{
	! grep -qF -e "$1" "$here/out" "$here/err"
}

finds()
{
	"$quoth" search "$1" >"$here/out" 2>"$here/err" 3>&- && says "$2"
}

is_sound()
{
	"$quoth" doctor >"$here/out" 2>"$here/err" 3>&-
	says ": sound,"
}

holds_what_was_told()
{
	"$top/tests/support/tally" "$store" <"$here/told" >"$here/out" \
	    2>"$here/err" && ! grep -q "^0 items" "$here/out"
}

# --- a disk that is full ----------------------------------------------------
echo "- $at/news" >"$list"
refresh
check "there is a store" test $status -eq 0
for i in 1 2 3 4 5 6 7 8 9; do
	echo "- $at/growing/$i" >>"$list"
done
# no file may grow beyond what the store has now and a little more
blocks=$(($(wc -c <"$store") / 512 + 8))
(
	ulimit -f $blocks
	i=0
	while [ $i -lt 60 ] && "$quoth" refresh --all --events; do
		i=$((i + 1))
	done
) >"$here/out" 2>"$here/err" 3>&-
check "a full disk is named with the file" complains \
    "$store: could not be written to: is the disk full?"
cp "$here/out" "$here/told"
check "what had been told until then is there" holds_what_was_told
check "nothing is half there" is_sound
check "what was there before is there" finds harbour "Harbour to close"
refresh --all --events
check "where there is room again it goes on" test $status -eq 0
check "and ends" says '"event":"done"'

# --- one that another program holds ------------------------------------------
mkfifo "$here/release"
"$top/tests/support/hold_store" "$store" <"$here/release" >"$here/held" 3>&- &
holder=$!
exec 4>"$here/release"
wait_for "$here/held"
"$quoth" refresh --all >"$here/out" 2>"$here/err" 3>&- 4>&-
status=$?
check "a store that is held is no success" test $status -eq 1
check "and it is said which one" complains \
    "$store: another program is writing to it; try again"
exec 4>&-
wait $holder
refresh --all
check "afterwards it is free" test $status -eq 0

# --- one that is damaged ------------------------------------------------------
cp "$store" "$here/good.db"
{
	dd if="$here/good.db" bs=4096 count=1
	yes 'this is not what was here before' | dd bs=4096 count=40
} >"$store" 2>/dev/null
rm -f "$store-wal" "$store-shm"
cp "$store" "$here/damaged.db"
refresh --all
check "a damaged store is no success" test $status -eq 1
check "and is named" complains "$store: is damaged"
check "not one byte of it is changed" cmp -s "$store" "$here/damaged.db"
echo 'Dear diary, today the ferry was late.' >"$store"
rm -f "$store-wal" "$store-shm"
cp "$store" "$here/diary"
refresh --all
check "a file that is no store is named" complains "$store: is not a store"
check "and left as it is" cmp -s "$store" "$here/diary"
cp "$here/good.db" "$store"
rm -f "$store-wal" "$store-shm"
refresh --all
check "the good copy is taken again" test $status -eq 0
check "with all that was in it" finds harbour "Harbour to close"

# --- passwords ------------------------------------------------------------------
cat >"$here/pass" <<-'END'
	#!/bin/sh
	echo "$1"
	echo "not for the eyes of anybody" >&2
	exit "${2:-0}"
END
chmod +x "$here/pass"
rm -rf "$here/data"
cat >"$list" <<-END
	- url: $at/members-news
	  user: ines
	  password-command: [$here/pass, secret]
	- $at/news
END
refresh --events
check "the password is asked for and sent" \
    says "\"url\":\"$at/members-news\",\"result\":\"changed\""
check "and said to nobody" silent_of secret
sed -i 's/pass, secret/pass, wrong/' "$list"
refresh --events --all
check "a wrong one is refused by the server" \
    says '"error":"401 asks for a password"'
sed -i 's/pass, wrong/pass, tell-nobody, 1/' "$list"
refresh --events --all
check "a command that fails is named with its feed" \
    says "\"url\":\"$at/members-news\",\"result\":\"failed\""
check "the line of the list" says '"error":"feeds.yaml:1: '
check "and by its name" says "pass gives no password"
check "what it printed is not" silent_of tell-nobody
check "the other feed comes all the same" says '"unchanged":1,"failed":1'

# --- whole pages ------------------------------------------------------------------
rm -rf "$here/data"
cat >"$list" <<-END
	- url: $at/teasers
	  full-text: yes
END
refresh --events
check "a page is fetched and made a story" says '"story":"full","ready":true'
check "which search finds by its text" finds '"whole story"' "Pilot waits"
check "and by who is quoted in it" finds who:calloway "Pilot waits"
refresh --events --all
check "a page that fails is tried again" \
    says '"ready":false,"error":"500 the server failed"'
check "and the one that is there is not" silent_of '"ready":true'
check "its teaser stays" finds pilot "Pilot lost"

rm -rf "$here/data"
refresh --headlines
for i in 1 2 3 4; do
	(
		unset no_proxy
		http_proxy=http://127.0.0.1:1 "$quoth" refresh --events --all
	) >"$here/out" 2>"$here/err" 3>&-
	check "offline no page comes" \
	    says '"story":"full","ready":false,"error":"the host refuses'
done
refresh --events --all
check "but none is given up for that" says '"story":"full","ready":true'

# --- gone for good ------------------------------------------------------------------
echo "- $at/status/410" >"$list"
refresh --events
check "a feed that is gone says so" says '"result":"gone"'
refresh --events --all
check "and is not asked again" says '"feeds":0'
finish
