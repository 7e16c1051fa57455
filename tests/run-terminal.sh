#!/bin/sh
# quoth on a real terminal: tmux holds it, plays the keys, and tells what stands
# on the screen. A tmux server of its own, no configuration, no home. Whatever
# has to happen is waited for until it does, or for so long that it never will.
#
# The cases are called by name:
# shellcheck disable=SC2317
quoth=${QUOTH:-${top_builddir:-$PWD}/src/quoth}
samples=${top_srcdir:-$PWD}/src/sample
article=$samples/01-night-trains.html
headline='Assembly brings back the night trains'
PATIENCE=300 # tenths of a second

[ -x "$quoth" ] || { echo "Bail out! no $quoth"; exit 1; }
here=$(mktemp -d) || exit 1
terminals=0
LC_ALL=C.UTF-8
export LC_ALL
unset TMUX NO_COLOR COLUMNS LINES QUOTH_DATA ENV

tm()
{
	tmux -u -S "$here/tmux-$terminals" -f /dev/null "$@"
}

trap 'tm kill-server 2>/dev/null; rm -rf "$here"' EXIT
trap 'exit 1' HUP INT TERM

# until_true COMMAND...: tries again and again; false where it never comes true
until_true()
{
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ "$tries" -lt "$PATIENCE" ] || return 1
		sleep 0.1
	done
}

screen()
{
	tm capture-pane -p -t reader
}

shows()
{
	screen | grep -qF -e "$1"
}

# In the two lines at the foot: who speaks, and the keys.
foot_shows()
{
	screen | sed '/^ *$/d' | tail -n 2 | grep -qF -e "$1"
}

# The terminal's own state, as a #{format} of tmux.
state()
{
	[ "$(tm display-message -p -t reader "#{$1}")" = "$2" ]
}

press()
{
	tm send-keys -t reader "$@"
}

# command_line TEXT: types a line to the shell
command_line()
{
	press -l "$1"
	press Enter
}

# terminal WIDTH HEIGHT [NAME=VALUE...]: a new terminal with a shell in it
terminal()
{
	# a server of the same name might still be about to end
	tm kill-server 2>/dev/null
	terminals=$((terminals + 1))
	width=$1 height=$2
	shift 2
	cd "$here" || exit 1
	tm new-session -d -s reader -x "$width" -y "$height" \
	    "exec env -i PATH='$PATH' HOME='$here' TERM=screen-256color \
	    LC_ALL=C.UTF-8 PS1='ready> ' $* /bin/sh -i" ||
		return 1
	until_true shows 'ready>'
}

# open_article: starts quoth and waits until it has drawn
open_article()
{
	command_line "stty -g >before; '$quoth' '$article'; echo left=\$?"
	until_true state alternate_on 1 && until_true shows "$headline"
}

# Whether the shell has its terminal back as it was. The status of quoth is 0.
left_clean()
{
	until_true shows left=0 &&
	state alternate_on 0 && state cursor_flag 1 &&
	state mouse_any_flag 0 && state keypad_flag 0 &&
	command_line 'stty -g >after; echo told=$?' &&
	until_true shows told=0 &&
	cmp "$here/before" "$here/after" >&2
}

# Nothing on the screen lies beyond the width that it has now.
fits()
{
	[ "$(screen | wc -l)" -le "$2" ] &&
	! screen | grep -qE "^.{$(($1 + 1))}"
}

# The cases: each a function that succeeds.

opens_in_a_wide_terminal()
{
	terminal 120 40 && open_article &&
	until_true shows PEOPLE && until_true shows ORGANIZATIONS &&
	fits 120 40 && press q && left_clean
}

opens_in_a_small_terminal()
{
	terminal 60 20 && open_article && fits 60 20 && press q && left_clean
}

a_bracket_names_the_speaker()
{
	terminal 120 40 && open_article && press ']' &&
	until_true foot_shows 'Ingrid Solvang' &&
	press -l '4]' && until_true foot_shows 'Tomas Arkwright' &&
	press '[' && until_true foot_shows 'Ingrid Solvang' &&
	press q && left_clean
}

a_resize_keeps_the_place()
{
	terminal 120 40 && open_article && press -l '5]' &&
	until_true foot_shows 'Tomas Arkwright' || return 1
	for size in 60x20 20x5 132x43 41x12 80x24; do
		tm resize-window -t reader -x "${size%x*}" -y "${size#*x}" &&
		until_true fits "${size%x*}" "${size#*x}" || return 1
	done
	until_true foot_shows 'Tomas Arkwright' &&
	until_true shows 'invoice folded' && press q && left_clean
}

stops_and_goes_on()
{
	terminal 120 40 && open_article && press ']' &&
	until_true foot_shows 'Ingrid Solvang' && press C-z &&
	until_true state alternate_on 0 && state cursor_flag 1 &&
	command_line 'stty -g >stopped; echo told=$?' &&
	until_true shows told=0 && cmp "$here/before" "$here/stopped" >&2 &&
	command_line fg && until_true state alternate_on 1 &&
	until_true foot_shows 'Ingrid Solvang' && press q &&
	until_true state alternate_on 0 &&
	command_line 'stty -g >after; echo again=$?' &&
	until_true shows again=0 && cmp "$here/before" "$here/after" >&2
}

ctrl_c_leaves_the_terminal_clean()
{
	terminal 120 40 && open_article && press C-c && left_clean
}

a_signal_leaves_the_terminal_clean()
{
	terminal 120 40 &&
	command_line "stty -g >before; sh -c 'echo \$\$ >pid; exec \"\$@\"' \
	    - '$quoth' '$article'; echo left=\$?" &&
	until_true state alternate_on 1 && until_true shows "$headline" &&
	kill -TERM "$(cat "$here/pid")" &&
	until_true state alternate_on 0 && state cursor_flag 1 &&
	until_true shows left= && command_line 'stty -g >after; echo told=$?' &&
	until_true shows told=0 && cmp "$here/before" "$here/after" >&2
}

# a process that nobody has waited for yet has ended too
ended()
{
	! grep -qs '^State:[[:blank:]]*[^ZX]' "/proc/$1/status"
}

a_closed_terminal_ends_it()
{
	terminal 120 40 &&
	command_line "sh -c 'echo \$\$ >pid; exec \"\$@\"' - '$quoth' '$article'" &&
	until_true state alternate_on 1 && until_true shows "$headline" &&
	tm kill-server && until_true ended "$(cat "$here/pid")"
}

reads_standard_input_and_keys()
{
	terminal 100 30 &&
	command_line "stty -g >before; cat '$article' | '$quoth' -; echo left=\$?" &&
	until_true state alternate_on 1 && until_true shows "$headline" &&
	press ']' && until_true foot_shows 'Ingrid Solvang' &&
	press q && left_clean
}

without_utf_8_it_is_ascii()
{
	terminal 120 40 LC_ALL=C && open_article && press ']' &&
	until_true foot_shows 'Ingrid Solvang' &&
	shows '"We have spent nine years' &&
	! screen | grep -q '[^ -~]' && press q && left_clean
}

without_colour_it_has_none()
{
	terminal 120 40 NO_COLOR=1 && open_article && press ']' &&
	until_true foot_shows 'Ingrid Solvang' || return 1
	tm capture-pane -e -p -t reader >"$here/painted"
	# the parameters of every SGR sequence, one a line
	if grep -oE "$(printf '\033')\[[0-9;]*m" "$here/painted" | tr '[;m' '\n' |
	    grep -qE '^(3[0-8]|4[0-8]|9[0-7]|10[0-7])$'; then
		return 1
	fi
	press q && left_clean
}

a_dumb_terminal_gets_text()
{
	terminal 80 24 TERM=dumb &&
	command_line "'$quoth' '$article'; echo left=\$?" &&
	until_true shows left=0 && state alternate_on 0 &&
	shows 'Draw your own conclusions'
}

# A list of feeds, and an editor that writes LINE... in its place.
editor_writes()
{
	mkdir -p "$here/.config/quoth"
	printf '%s\n' '- url: https://gazette.example/feed' '  title: Gazette' \
	    >"$here/.config/quoth/feeds.yaml"
	printf '%s\n' "$@" >"$here/edited"
	printf '#!/bin/sh\ntty >"%s/at"\ncp "%s/edited" "$2"\n' "$here" "$here" \
	    >"$here/editor"
	chmod +x "$here/editor"
}

# open_feeds: with the editor, and a word of its own before the file's name
open_feeds()
{
	command_line "stty -g >before; EDITOR='$here/editor --wait' '$quoth'; \
	    echo left=\$?"
	until_true shows '1 feed' && until_true shows Gazette
}

the_editor_changes_the_list()
{
	editor_writes '- url: https://gazette.example/feed' '  title: Gazette' \
	    '- url: https://courier.example/feed' '  title: Courier'
	terminal 80 24 && open_feeds && press e &&
	until_true shows Courier && until_true shows '2 feeds' &&
	grep -q '^/dev/' "$here/at" && press q && left_clean
}

a_slip_in_the_editor_leaves_the_last_good_list()
{
	editor_writes '- url: https://courier.example/feed' '  titel: Courier'
	terminal 80 24 && open_feeds && press e &&
	until_true shows 'feeds.yaml:2: ' && shows Gazette &&
	press q && left_clean
}

set -- opens_in_a_wide_terminal \
    opens_in_a_small_terminal \
    a_bracket_names_the_speaker \
    a_resize_keeps_the_place \
    stops_and_goes_on \
    ctrl_c_leaves_the_terminal_clean \
    a_signal_leaves_the_terminal_clean \
    a_closed_terminal_ends_it \
    reads_standard_input_and_keys \
    without_utf_8_it_is_ascii \
    without_colour_it_has_none \
    a_dumb_terminal_gets_text \
    the_editor_changes_the_list \
    a_slip_in_the_editor_leaves_the_last_good_list
if ! command -v tmux >/dev/null; then
	echo "1..0 # SKIP no tmux"
	exit 0
fi
if ! [ -e /dev/pts/ptmx ]; then
	echo "1..0 # SKIP no pseudo-terminals: /dev/pts is not mounted"
	exit 0
fi
echo "1..$#"
number=0
failed=0
for name; do
	number=$((number + 1))
	title=$(echo "$name" | tr _ ' ')
	if "$name" 2>"$here/wrong"; then
		echo "ok $number - $title"
	else
		echo "not ok $number - $title"
		{ cat "$here/wrong"; screen; } 2>&1 | sed 's/^/# /'
		failed=1
	fi
done
exit $failed
