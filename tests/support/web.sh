# For the scripts that let quoth fetch from tests/support/httpd: a home of its own
# for the reader ($here), the server ($at), and what is checked, in TAP. To be read
# in by a script (.), which says what it tests; it ends with finish.
top=${top_builddir:-$PWD}
quoth=$top/src/quoth
[ -x "$quoth" ] || { echo "Bail out! no $quoth"; exit 1; }
here=$(mktemp -d) || exit 1
HOME=$here XDG_CONFIG_HOME=$here/config XDG_DATA_HOME=$here/data
XDG_STATE_HOME=$here/state no_proxy='*'
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME no_proxy
unset QUOTH_DATA QUOTH_LIBEXEC QUOTH_SANDBOX
mkdir -p "$here/config/quoth"
list=$here/config/quoth/feeds.yaml
store=$here/data/quoth/quoth.db

# wait_for FILE: until there is something in it
wait_for()
{
	tries=0
	until [ -s "$1" ] || [ $tries -gt 100 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
}

mkfifo "$here/stop"
HTTPD_TELLS=1 "$top/tests/support/httpd" <"$here/stop" >"$here/port" \
    2>"$here/requests" &
server=$!
exec 3>"$here/stop"
trap 'exec 3>&-; kill $server 2>/dev/null; rm -rf "$here"' EXIT
wait_for "$here/port"
at=http://127.0.0.1:$(cat "$here/port")

number=0
failed=0

# check NAME COMMAND...: COMMAND must succeed
check()
{
	name=$1
	shift
	number=$((number + 1))
	if "$@"; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		sed 's/^/# /' "$here/out" "$here/err"
		failed=1
	fi
}

# refresh ARGS...: leaves out, err and status
refresh()
{
	"$quoth" refresh "$@" >"$here/out" 2>"$here/err" 3>&-
	status=$?
}

says()
{
	grep -qF -e "$1" "$here/out"
}

complains()
{
	grep -qF -e "$1" "$here/err"
}

finish()
{
	echo "1..$number"
	exit $failed
}
