#!/bin/sh
# A refresh from end to end, against tests/support/httpd: what is stored, what is
# told, how it fails, and that only one runs at a time. TAP.
. "${top_srcdir:-$(dirname "$0")/..}/tests/support/web.sh"

refresh
check "an empty list is refreshed at once" test $status -eq 0

echo "- $at/news" >"$list"
refresh --events
check "a feed is stored" says '"added":2'
check "its stories are made" says '"stories":2'
check "that is success" test $status -eq 0
check "the last line says done" says '"event":"done"'

refresh --events
check "a feed that is not due is left alone" says '"feeds":0'
refresh --events --all
check "asked again it has no news" says '"result":"unchanged"'

"$quoth" search harbour >"$here/out" 2>"$here/err"
check "search finds it" says "Harbour to close"
"$quoth" search who:calloway >"$here/out" 2>"$here/err"
check "and by who is quoted" says "Harbour to close"
"$quoth" search nonsuchword >"$here/out" 2>"$here/err"
check "but not what is not there" test ! -s "$here/out"

cat >"$list" <<-END
	- $at/news
	- $at/status/404
	- $at/status/410
	- $at/ok
	- $at/hang-up
	- $at/endless
	- $at/bomb
END
refresh --events --all
check "some that fail are told by the status" test $status -eq 3
check "404 is said" says '"error":"404 not found"'
check "410 is for good" says '"result":"gone"'
check "a page is no feed" says '"error":"this is no feed"'
check "the others do not notice" says '"unchanged":1,"failed":6'
refresh --all
check "people read it as a sentence" \
    says '6 feeds: 0 new, 1 without news, 5 failed'
check "and what failed" complains "$at/status/404: 404 not found"
refresh "$at/nothing"
check "an address that is not in the list is refused" \
    complains "not in the feed list"

echo "- $at/hang" >"$list"
"$quoth" refresh --events >"$here/first" 2>&1 3>&- &
first=$!
wait_for "$here/first"
refresh
check "only one runs at a time" \
    complains "another refresh is running"
kill -TERM $first
wait $first
check "one that is told to stop ends in good order" test $? -eq 0

rm "$list"
"$quoth" add "$at/news" >"$here/out" 2>"$here/err"
check "a feed is added by its address" grep -q "^- $at/news" "$list"
"$quoth" add "$at/ok" >"$here/out" 2>"$here/err"
check "a page that names none is asked where feeds usually are" \
    says "added: $at/feed"

echo "- $at/moved//saying/else" >"$list"
for i in 1 2 3; do
	refresh --events --all
done
check "a feed that moves says where" says "\"moved\":\"$at/saying/else\""
refresh --all
check "and people are told" \
    complains "$at/moved//saying/else: has moved to $at/saying/else"
check "its items stay what they are" says '1 feed: 0 new, 1 without news'
grep -q "^- $at/moved//saying/else" "$list"
check "the list is the reader's to change" test $? -eq 0
asked=$(grep -c "/moved//saying/else" "$here/requests")
check "after three times it is asked where it is" test "$asked" -eq 3

cat >"$list" <<-END
	- url: $at/news
	- url: $at/feed
	  proxy: none
END
(
	unset no_proxy
	http_proxy=http://127.0.0.1:1 "$quoth" refresh --events --all
) >"$here/out" 2>"$here/err" 3>&-
check "a feed is asked by way of the environment's proxy" \
    says "\"url\":\"$at/news\",\"result\":\"failed\""
check "and past it where the list says none" \
    says "\"url\":\"$at/feed\",\"result\":\"unchanged\""

"$quoth" doctor >"$here/out" 2>"$here/err"
check "the doctor finds the store sound" says ": sound,"
check "and programs locked" says "programs       locked"
finish
