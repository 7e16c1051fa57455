#!/bin/sh
# The architecture as a test: a file includes its own room and the floors below
# it, never sideways or up, and a foreign library's header is seen in its one
# home only. TAP, one line a room.
#
#   run-floors.sh [SRC]    SRC: the tree to look at, else $top_srcdir/src
LC_ALL=C
export LC_ALL
self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
src=${1:-${top_srcdir:-.}/src}

floor_of()
{
	case $1 in
	base) echo 0 ;;
	model) echo 1 ;;
	fetch | feed | article | annotate | layout | store | config) echo 2 ;;
	pipeline) echo 3 ;;
	ui) echo 4 ;;
	command | train) echo 5 ;;
	.) echo 6 ;; # main.c
	esac
}

# "annotate" of "annotate/model/weights.h"; "." of "main.c"
room_of()
{
	case $1 in
	*/*) echo "${1%%/*}" ;;
	*) echo . ;;
	esac
}

# in_room PATH ROOM
in_room()
{
	case $1 in
	"$2"/*) ;;
	*/*) return 1 ;;
	*) [ "$2" = . ] ;;
	esac
}

# Where a foreign header may be included, as a pattern of paths; "*" for those
# that anybody may. Nothing for a header that is in none of the plans.
home_of()
{
	case $1 in
	curl/*) echo 'fetch/easy.h' ;;
	iconv.h | uchardet/* | uchardet.h) echo 'fetch/charset.c' ;;
	libxml/uri.h) echo 'base/url.c' ;;
	libxml/HTMLparser.h | libxml/HTMLtree.h) echo 'article/dom.c' ;;
	libxml/SAX2.h) echo 'feed/xml.c' ;;
	libxml/xmlmemory.h) echo 'base/url.c|article/dom.c|feed/xml.c' ;;
	libxml/*) echo 'article/dom.c|feed/xml.c' ;;
	jansson.h) echo 'base/json.c' ;;
	uni*.h) case $1 in
		unistd.h) echo '*' ;;
		*) echo 'base/unicode.c|base/printable.c' ;;
		esac ;;
	yaml.h) echo 'config/yaml.c' ;;
	curses.h | ncurses.h | ncursesw/* | term.h) echo 'ui/term_curses.c' ;;
	sqlite3.h) echo 'store/*' ;;
	hyphen.h) echo 'layout/hyphen.c' ;;
	fribidi.h | fribidi/*) echo 'layout/bidi.c' ;;
	seccomp.h) echo 'base/call_filter.c' ;;
	linux/filter.h) echo 'base/call_filter.c|base/sandbox.c' ;;
	linux/landlock.h | linux/seccomp.h) echo 'base/sandbox.c' ;;
	assert.h | ctype.h | dirent.h | errno.h | fcntl.h | float.h | \
	getopt.h | inttypes.h | langinfo.h | limits.h | link.h | locale.h | \
	malloc.h | math.h | netdb.h | poll.h | pwd.h | sched.h | signal.h | \
	spawn.h | stdalign.h | stdarg.h | \
	stdatomic.h | stdbool.h | stddef.h | stdint.h | stdio.h | stdlib.h | \
	stdnoreturn.h | string.h | strings.h | termios.h | time.h | wchar.h | \
	wctype.h | sanitizer/* | sys/* | arpa/* | net/* | netinet/* | linux/*) echo '*' ;;
	esac
}

# in_home PATH 'a|b'
in_home()
{
	rest=$2
	while [ -n "$rest" ]; do
		# shellcheck disable=SC2254 # it is a pattern
		case $1 in
		${rest%%|*}) return 0 ;;
		esac
		case $rest in
		*'|'*) rest=${rest#*|} ;;
		*) rest= ;;
		esac
	done
	return 1
}

# look PATH LINE KIND HEADER: says what is wrong with one #include
look()
{
	room=$(room_of "$1")
	if [ "$3" = '<' ]; then
		home=$(home_of "$4")
		[ -n "$home" ] ||
			echo "# src/$1:$2: <$4> has no home; see home_of in this test"
		[ -z "$home" ] || in_home "$1" "$home" ||
			echo "# src/$1:$2: <$4> may be seen in $home only"
		return
	fi
	other=$(room_of "$4")
	below=$(floor_of "$other")
	if [ "$other" = . ] || [ -z "$below" ]; then
		echo "# src/$1:$2: \"$4\" does not begin with a room"
	elif [ "$other" != "$room" ] &&
	    [ "$below" -ge "$(floor_of "$room")" ]; then
		echo "# src/$1:$2: \"$4\" is not below the room $room"
	fi
}

# A tree in which every include but two is wrong, one wrong way each.
finds_what_is_wrong()
{
	tree=$(mktemp -d) || return 1
	mkdir "$tree/base" "$tree/fetch" "$tree/ui"
	echo '#include "fetch/fetch.h"' >"$tree/base/up.c"
	echo '#include "article/dom.h"' >"$tree/fetch/sideways.c"
	echo '#  include "sibling.h"' >"$tree/fetch/roomless.c"
	echo '#include <curl/curl.h>' >"$tree/fetch/foreign.c"
	echo '#include <zlib.h>' >"$tree/ui/homeless.h"
	echo '#include <curl/curl.h>' >"$tree/fetch/easy.h"
	echo '#include "fetch/fetch.h"' >"$tree/ui/down.c"
	found=$(sh "$self" "$tree" | grep -c '^# ')
	rm -r "$tree"
	[ "$found" -eq 5 ]
}

number=0
failed=0
cd "$src" || exit 1
rooms=$(find . -name '*.[ch]' | while read -r file; do
	room_of "${file#./}"
done | sort -u)
[ -n "$rooms" ] || echo "Bail out! no source in $src"
# every #include as: path line kind header
includes=$(grep -rnE --include='*.[ch]' '^[[:blank:]]*#[[:blank:]]*include' . |
    sed -nE 's/^\.\/([^:]+):([0-9]+):[^<"]*([<"])([^>"]+).*/\1 \2 \3 \4/p')
for room in $rooms; do
	number=$((number + 1))
	if [ -z "$(floor_of "$room")" ]; then
		wrong="# src/$room stands on no floor; see floor_of in this test"
	else
		wrong=$(echo "$includes" | while read -r path line kind header; do
			! in_room "$path" "$room" ||
				look "$path" "$line" "$kind" "$header"
		done)
	fi
	[ "$room" != . ] || room=main
	if [ -z "$wrong" ]; then
		echo "ok $number - $room"
	else
		echo "not ok $number - $room"
		echo "$wrong"
		failed=1
	fi
done
if [ $# -eq 0 ]; then
	number=$((number + 1))
	if finds_what_is_wrong; then
		echo "ok $number - what is wrong in another tree is found"
	else
		echo "not ok $number - what is wrong in another tree is found"
		failed=1
	fi
fi
echo "1..$number"
exit $failed
