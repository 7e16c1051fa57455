#!/bin/sh
# What the screen fetches from tests/support/httpd. A teaser and its page: x fetches
# the page, goes back to the feed's text and forth again, and fetches nothing that is
# kept already; and feeds that are due, where that is set. Keys are played on the
# memory terminal, which waits for what was asked for.
# shellcheck source=tests/support/web.sh
. "${top_srcdir:-$PWD}/tests/support/web.sh"

# screen KEYS: leaves the last screen in out
screen()
{
	"$quoth" screen --size 80x24 --keys "$1" >"$here/out" 2>"$here/err" 3>&-
}

# How often the page was asked for.
asked()
{
	grep -c '/article/one' "$here/requests"
}

printf '%s\n' "- url: $at/teasers" '  title: Hangar' '  full-text: false' >"$list"
refresh
open='G<Enter>/waits<Enter><Enter>'

screen "$open"
check "a teaser opens as the feed has it" says 'A pilot waits'
screen "${open}x"
check "x shows the text of its page" says 'the text of its page'
check "which was not in the feed" says 'the whole story'
before=$(asked)
check "and has been fetched" [ "$before" -eq 1 ]
screen "${open}"
check "the page opens the next time" says 'the whole story'
screen "${open}x"
check "x goes back to the feed's text" says 'A pilot waits'
check "and says so" says "the feed's text; x goes back"
screen "${open}xx"
check "and to the page again" says 'the whole story'
check "nothing was fetched a second time" [ "$(asked)" -eq "$before" ]

# What is due when quoth opens, and nothing else, if the reader wants that.
printf '%s\n' "- url: $at/news" '  title: Harbour' >"$list"
screen '<Down><Up>'
check "unasked, nothing is fetched" says '0 unread'
echo 'refresh: 30' >"$here/config/quoth/quoth.yaml"
screen '<Down><Up>'
check "with refresh set, the feeds come by themselves" says '2 unread'
before=$(grep -c '/news' "$here/requests")
screen '<Down><Up>'
check "what is not due stays as it is" \
    [ "$(grep -c '/news' "$here/requests")" -eq "$before" ]
check "and nothing is said of it" says 'Enter'
finish
