#!/bin/sh
# Runs quoth as a reader's shell would and compares what it says. Every folder
# tests/golden/NAME is one case:
#
#   cmd      quoth's arguments, one a line; lines with a # first are remarks
#   in*      the files that they name; "in" is the standard input too
#   out      the standard output
#   err      the standard error, where there is such a file
#   status   the exit status; without it, 0
#   full     an empty file: the standard output goes to a disk without room
#   feeds.yaml   the saved feeds before
#   store        what was fetched, as tests/support/fill_store.c reads it
#   feeds.after  what is in feeds.yaml afterwards, where there is such a file
#
# The reader whose home it is has nothing else: each case has folders of its own
# for what XDG names.
#
# A case runs inside its folder. UPDATE=1 writes out, err and status anew; NAMEs
# as arguments choose cases.
quoth=${QUOTH:-${top_builddir:-$PWD}/src/quoth}
golden=${top_srcdir:-$PWD}/tests/golden
[ -x "$quoth" ] || { echo "Bail out! no $quoth"; exit 1; }
fill=${top_builddir:-$PWD}/tests/support/fill_store
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
TERM=xterm-256color
HOME=$here
XDG_CONFIG_HOME=$here/home/config
XDG_DATA_HOME=$here/home/data
XDG_STATE_HOME=$here/home/state
XDG_CACHE_HOME=$here/home/cache
export TERM HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
unset NO_COLOR COLUMNS LINES QUOTH_DATA

# run FOLDER: leaves out, err and status in $here
run()
{
	set --
	while IFS= read -r word || [ -n "$word" ]; do
		case $word in
		'' | '#'*) ;;
		*) set -- "$@" "$word" ;;
		esac
	done <cmd
	input=/dev/null
	[ ! -f in ] || input=in
	rm -rf "$here/home"
	mkdir -p "$XDG_CONFIG_HOME/quoth"
	[ ! -f feeds.yaml ] || cp feeds.yaml "$XDG_CONFIG_HOME/quoth/feeds.yaml"
	[ ! -f store ] || "$fill" store || return
	output=$here/out
	: >"$output"
	[ ! -f full ] || output=/dev/full
	"$quoth" "$@" <"$input" >"$output" 2>"$here/err"
	echo $? >"$here/status"
}

# What differs from what the folder holds; nothing where it is as it should be.
compare()
{
	diff -u out "$here/out"
	if [ -f err ]; then
		diff -u err "$here/err"
	fi
	if [ -f feeds.after ]; then
		diff -u feeds.after "$XDG_CONFIG_HOME/quoth/feeds.yaml"
	fi
	if [ -f status ]; then
		diff -u status "$here/status"
	elif ! grep -qx 0 "$here/status"; then
		echo "exit status $(cat "$here/status")"
		cat "$here/err"
	fi
}

update()
{
	cp "$here/out" out
	[ ! -f err ] || cp "$here/err" err
	[ ! -f feeds.after ] ||
		cp "$XDG_CONFIG_HOME/quoth/feeds.yaml" feeds.after
	rm -f status
	grep -qx 0 "$here/status" || cp "$here/status" status
}

# a name holds no blank
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd "$golden" 2>/dev/null && ls)
[ $# -gt 0 ] || { echo "Bail out! no cases in $golden"; exit 1; }
echo "1..$#"
number=0
failed=0
for name; do
	number=$((number + 1))
	if ! cd "$golden/$name"; then
		echo "not ok $number - $name"
		failed=1
		continue
	fi
	run
	[ -z "$UPDATE" ] || update
	wrong=$(compare 2>&1)
	if [ -z "$wrong" ]; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		echo "$wrong" | sed 's/^/# /'
		failed=1
	fi
done
exit $failed
