#!/bin/sh
# A teaser and its page: x fetches the page from tests/support/httpd, goes back to
# the feed's text and forth again, and fetches nothing that is kept already. Keys
# are played on the memory terminal, which waits for what was asked for.
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
finish
