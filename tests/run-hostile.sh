#!/bin/sh
# Feeds that would kill their reader, each with harmless ones beside it: parsers
# and annotators that crash, hang and eat memory (tests/support/frail), bombs and
# endless bodies for quoth itself, under a limit on memory that is its promise and
# one on time that only what has no end can reach. TAP.
. "${top_srcdir:-$(dirname "$0")/..}/tests/support/web.sh"

# where frail finds quoth-fetch
QUOTH_LIBEXEC=$top/src
export QUOTH_LIBEXEC

log=$here/state/quoth/refresh.log

# told PATH WORDS: the event of that feed has these words
told()
{
	grep -F "\"url\":\"$at/$1\"" "$here/out" | grep -qF -e "$2"
}

# write_list PATH...: a feed list of these, each with harmless ones around it
write_list()
{
	rm -rf "$here/data"
	echo "- $at/saying/before" >"$list"
	for path in "$@"; do
		echo "- $at/$path" >>"$list"
	done
	echo "- $at/saying/after" >>"$list"
	echo "- $at/news" >>"$list"
}

others_came()
{
	told saying/before '"added":1' && told saying/after '"added":1' &&
		told news '"added":2'
}

for trouble in crash hang hunger; do
	write_list "saying/parser-$trouble"
	"$top/tests/support/frail" >"$here/out" 2>"$here/err" 3>&-
	check "a parser's $trouble costs that feed alone" others_came
	check "which could not be read" \
	    told "saying/parser-$trouble" '"error":"could not be read: '
	check "and is logged" \
	    grep -qF "/saying/parser-$trouble: could not be read" "$log"
	check "and all goes on to its end" says '"event":"done","changed":3'
	check "with the stories of the others" says '"stories":4'
done

write_list saying/parser-crash saying/parser-hunger saying/parser-hang \
    saying/parser-crash-too
"$top/tests/support/frail" >"$here/out" 2>"$here/err" 3>&-
check "of several each is told" says '"changed":3,"unchanged":0,"failed":4'
check "and the others come" others_came

for trouble in crash hang hunger; do
	write_list "saying/story-$trouble"
	"$top/tests/support/frail" >"$here/out" 2>"$here/err" 3>&-
	check "an annotator's $trouble costs no feed" others_came
	check "which is logged" \
	    grep -qF "About story-$trouble: could not be read" "$log"
	check "but the item's story" \
	    says '"ready":false,"error":"could not be read: '
	check "and no other one" says '"stories":4'
done

# The press, the fetcher and the worker themselves: 60 s of processor time for each
# (what they take is a matter of the machine, and under a second on most), and little
# more memory than they begin with. (A sanitizer's own is larger than any
# limit.)
limit_memory()
{
	grep -q __asan_init "$top/src/quoth" || ulimit -v 196608
}

for bomb in bomb-feed bomb endless-feed endless quadratic laughs; do
	write_list "$bomb"
	(
		ulimit -t 60
		limit_memory
		exec "$top/src/quoth" refresh --all --headlines --events
	) >"$here/out" 2>"$here/err" 3>&-
	check "$bomb: the others come" others_came
	check "$bomb: all ends well" says '"event":"done"'
done
finish
