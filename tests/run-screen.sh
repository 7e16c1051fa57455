#!/bin/sh
# What the reader sees: plays keys to the user interface on the memory terminal
# and compares the last screen. Every folder tests/screen/NAME is one case:
#
#   keys     what is typed, as quoth screen --keys reads it
#   size     WIDTHxHEIGHT, as 80x24
#   in*      the article
#   source   in its place: the path of one that is elsewhere in the tree; an
#            empty file stands for the front page
#   out      the screen
#
# UPDATE=1 writes out anew; NAMEs as arguments choose cases.
quoth=${QUOTH:-${top_builddir:-$PWD}/src/quoth}
screens=${top_srcdir:-$PWD}/tests/screen
[ -x "$quoth" ] || { echo "Bail out! no $quoth"; exit 1; }
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
HOME=$here
XDG_CONFIG_HOME=$here/config
XDG_DATA_HOME=$here/data
XDG_STATE_HOME=$here/state
XDG_CACHE_HOME=$here/cache
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
unset NO_COLOR COLUMNS LINES QUOTH_DATA

# The last screen of the case in this folder; what goes wrong stands in it too.
play()
{
	set -- in*
	if [ -s source ]; then
		set -- "$(cat source)"
	elif [ -f source ]; then
		set --
	fi
	"$quoth" screen --size "$(cat size)" --keys "$(cat keys)" "$@" 2>&1 ||
		echo "exit status $?"
}

# a name holds no blank
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd "$screens" 2>/dev/null && ls)
[ $# -gt 0 ] || { echo "Bail out! no cases in $screens"; exit 1; }
echo "1..$#"
number=0
failed=0
for name; do
	number=$((number + 1))
	if ! cd "$screens/$name"; then
		echo "not ok $number - $name"
		failed=1
		continue
	fi
	play >"$here/out"
	[ -z "$UPDATE" ] || cp "$here/out" out
	if wrong=$(diff -u out "$here/out" 2>&1); then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		echo "$wrong" | sed 's/^/# /'
		failed=1
	fi
done
exit $failed
