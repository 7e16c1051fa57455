#!/bin/sh
# Commands that read pages give up their rights before they parse one: what the
# kernel says of such a process while it still has much to print. TAP.
quoth=${QUOTH:-${top_builddir:-$PWD}/src/quoth}
here=$(mktemp -d) || exit 1
trap 'rm -rf "$here"' EXIT
HOME=$here
export HOME
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME QUOTH_SANDBOX

# more than a pipe holds, so that who prints it waits
yes 'The harbour was closed again on Monday, and nobody knew for how long.' |
    head -n 5000 >"$here/long.txt"
mkfifo "$here/out" "$here/in"
exec 3<>"$here/out" 4<>"$here/in"

# holds PID: whether a list of system calls holds it, and no program that it
# starts could have more rights
holds()
{
	pid=$1
	tries=0
	found=1
	while [ $tries -lt 300 ]; do
		if grep -q '^Seccomp:[[:blank:]]*2' "/proc/$pid/status" &&
		    grep -q '^NoNewPrivs:[[:blank:]]*1' "/proc/$pid/status"; then
			found=0
			break
		fi
		tries=$((tries + 1))
		sleep 0.1
	done
	kill "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	return $found
}

# while it still has much to print
is_locked()
{
	"$quoth" "$1" --json "$here/long.txt" >"$here/out" 2>/dev/null 3<&- &
	holds $!
}

# before the first byte has come, of which even the encoding is hostile
is_locked_while_it_waits()
{
	"$quoth" "$1" - <"$here/in" >/dev/null 2>&1 3<&- 4<&- &
	holds $!
}

# what opens a page for the screen: a child of it
child_is_locked()
{
	"$quoth" screen - <"$here/in" >/dev/null 2>&1 3<&- 4<&- &
	screen=$!
	tries=0
	child=
	while [ -z "$child" ] && [ $tries -lt 300 ]; do
		read -r child rest <"/proc/$screen/task/$screen/children"
		tries=$((tries + 1))
		sleep 0.1
	done
	holds "$child"
	found=$?
	kill "$screen" 2>/dev/null
	wait "$screen" 2>/dev/null
	return $found
}

if ! "$quoth" doctor | grep -q '^system calls  *by a list'; then
	echo "1..0 # SKIP this kernel has no lists of system calls"
	exit 0
fi
echo "1..8"
number=0
failed=0
# tell NAME COMMAND...
tell()
{
	number=$((number + 1))
	name=$1
	shift
	if "$@"; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		failed=1
	fi
}
for command in dump names quotes; do
	tell "$command" is_locked $command
done
for command in dump names quotes feed-dump; do
	tell "$command waits" is_locked_while_it_waits $command
done
tell "what opens a page for the screen" child_is_locked
exit $failed
