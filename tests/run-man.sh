#!/bin/sh
# The manual tells the truth: it is well formed, its lists of keys and settings are
# the program's own, and every command, and every option of the synopses, is in it.
quoth=${QUOTH:-${top_builddir:-$PWD}/src/quoth}
man=${top_srcdir:-$PWD}/man/quoth.1
[ -x "$quoth" ] || { echo "Bail out! no $quoth"; exit 1; }
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
number=0
failed=0

# result NAME FILE: FILE holds what is wrong; empty where nothing is
result()
{
	number=$((number + 1))
	if [ -s "$2" ]; then
		echo "not ok $number - $1"
		sed 's/^/# /' "$2"
		failed=1
	else
		echo "ok $number - $1"
	fi
}

# The keys in the manual as quoth keys lists them: "d, Ctrl-D<TAB>half a screen
# down".
keys_of_manual()
{
	sed -n '/^\.\\" begin of the keys/,/^\.\\" end of the keys/p' "$man" |
	    awk '/^\.It/ {
			sub(/^\.It Ic /, ""); gsub(/ , Ic /, ", ");
			gsub(/\\&/, ""); keys = $0; next }
		!/^\./ { sub(/\.$/, ""); print keys "\t" $0 }'
}

echo "1..4"
if command -v groff >/dev/null; then
	groff -mandoc -Tutf8 -ww "$man" 2>"$here/wrong" >/dev/null
	result "groff reads it without a warning" "$here/wrong"
else
	number=$((number + 1))
	echo "ok $number - groff reads it without a warning # SKIP no groff"
fi

keys_of_manual >"$here/manual"
"$quoth" keys 2>&1 | sed -E "s/ {2,}/\t/" >"$here/program"
diff "$here/manual" "$here/program" >"$here/wrong"
result "its keys are those of quoth keys" "$here/wrong"

sed -n '/^\.\\" begin of the settings/,/^\.\\" end/s/^\.It Ic //p' "$man" >"$here/manual"
XDG_CONFIG_HOME=$here "$quoth" settings | sed -n 's/^\([a-z_]*\): .*/\1/p' \
    >"$here/program"
diff "$here/manual" "$here/program" >"$here/wrong"
result "its settings are those of quoth settings" "$here/wrong"

"$quoth" help | sed -n 's/^  *quoth //p' >"$here/synopses"
{
	[ -s "$here/synopses" ] || echo "quoth help names no command"
	grep -oE '^[a-z-]+' "$here/synopses" | while read -r command; do
		grep -qE "^\.(It )?Cm ([a-z-]+ \| )*$command( |\$)" "$man" ||
			echo "the command $command is missing"
	done
	grep -oE -e '--[a-z]+' "$here/synopses" | sort -u |
	    while read -r option; do
		grep -q "^\.It Fl -${option#--}\( \|\$\)" "$man" ||
			echo "the option $option is missing"
	done
} >"$here/wrong"
result "it has every command and option of quoth help" "$here/wrong"
exit $failed
