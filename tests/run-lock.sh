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
mkfifo "$here/out"
exec 3<>"$here/out"

# is_locked COMMAND: whether a list of system calls holds it, and no program
# that it starts could have more rights
is_locked()
{
	"$quoth" "$1" --json "$here/long.txt" >"$here/out" 2>/dev/null 3<&- &
	pid=$!
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

if ! "$quoth" doctor | grep -q '^system calls  *by a list'; then
	echo "1..0 # SKIP this kernel has no lists of system calls"
	exit 0
fi
echo "1..3"
number=0
failed=0
for command in dump names quotes; do
	number=$((number + 1))
	if is_locked "$command"; then
		echo "ok $number - $command"
	else
		echo "not ok $number - $command"
		failed=1
	fi
done
exit $failed
