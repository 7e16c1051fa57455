#include "annotate/piece.h"

#include "annotate/lexicon.h"
#include "base/map.h"
#include "base/unicode.h"

/* "al-Assad", "el-Sisi": the article belongs to the name. */
static bool
is_article(Str lower)
{
	static const Str articles[] = {STR_INIT("al"), STR_INIT("el"),
	    STR_INIT("ul"), STR_INIT("ad"), STR_INIT("an"), STR_INIT("as"),
	    STR_INIT("ar"), STR_INIT("at"), STR_INIT("az"), STR_INIT("ash"),
	    STR_INIT("bin"), STR_INIT("ibn"), STR_INIT("abu")};
	return STR_IN(lower, articles);
}

static bool
begins_upper(Str word)
{
	return word.len > 0 && unicode_is_upper(unicode_at(word, 0, NULL));
}

static bool
is_all_caps(Str word)
{
	int capitals = 0;
	for (size_t at = 0; at < word.len;) {
		uint32_t character = unicode_at(word, at, &at);
		if (unicode_is_lower(character))
			return false;
		capitals += unicode_is_upper(character);
	}
	return capitals >= 2;
}

/* A word with accents that the lexicon has without them. */
static uint32_t
flags_of(Arena *arena, Str word, Str lower)
{
	uint32_t flags = lexicon_find_word(word, lower);
	if (flags)
		return flags;
	for (size_t i = 0; i < lower.len && lower.len < 44; i++)
		if ((unsigned char)lower.ptr[i] >= 0x80)
			return lexicon_find(unicode_fold_str(arena, lower));
	return 0;
}

static void
add_piece(Arena *arena, Pieces *pieces, Map *uses, const Token *token,
    uint32_t index, uint32_t from, uint32_t to)
{
	Piece piece = {
	    .text = {token->text.begin + from, token->text.begin + to},
	    .word = str_part(token->word, from, to),
	    .token = index,
	    .kind = token->kind,
	    .follows = from == 0 && token->after_blank && !token->begins_line,
	};
	/* lower case may be longer or shorter in bytes than the word */
	bool whole = from == 0 && to == token->word.len;
	piece.lower = whole ? token->lower : unicode_lower_str(arena, piece.word);
	if (piece.kind == TOKEN_WORD || piece.kind == TOKEN_NUMBER) {
		piece.capital = begins_upper(piece.word);
		piece.all_caps = piece.capital && is_all_caps(piece.word);
		piece.flags = flags_of(arena, piece.word, piece.lower);
		uint32_t *use = map_at(arena, uses, piece.lower);
		if (*use == 0) {
			list_push(arena, &pieces->uses, (WordUse){0, 0});
			/* kept one higher: 0 is new */
			*use = pieces->uses.count;
		}
		piece.use = *use - 1;
		/* "al-Assad", "iPhone" */
		if (!piece.capital && piece.kind == TOKEN_WORD) {
			Str behind = piece.word, before = piece.lower, first;
			str_cut(&behind, '-', &first);
			if (!str_empty(behind) && str_cut(&before, '-', &first)
			    && is_article(first))
				piece.capital = begins_upper(behind);
			else if (piece.flags
			    & (WORD_ORGANIZATIONS | WORD_OTHERS | WORD_PLACES))
				piece.capital = !str_equal(piece.word, piece.lower);
		}
	}
	list_push(arena, &pieces->list, piece);
}

/* Whether a hyphen joins two names of their own: "Trump-Clinton", not
 * "Jean-Claude" and not "Coca-Cola". */
static bool
are_two_names(Str left, Str right)
{
	const uint32_t names = WORD_SURNAMES | WORD_PLACES | WORD_PEOPLES
	    | WORD_ORGANIZATIONS;
	uint32_t first = lexicon_find(left), second = lexicon_find(right);
	return (first & names) && (second & names)
	    && !((first | second) & WORD_ANY_GIVEN);
}

/* The hyphen that parts a word in two, 0 where it stays whole. */
static uint32_t
split_at(const Token *token, const Piece *before)
{
	ptrdiff_t found = str_find_byte(token->word, '-');
	if (found <= 0 || (size_t)found + 1 >= token->word.len
	    || token->kind != TOKEN_WORD)
		return 0;
	uint32_t hyphen = (uint32_t)found;
	Str left = str_part(token->word, 0, hyphen);
	Str right = str_part(token->word, hyphen + 1, token->word.len);
	bool left_upper = begins_upper(left), right_upper = begins_upper(right);
	if ((!left_upper && !right_upper) || lexicon_find(token->lower))
		return 0;
	ptrdiff_t found_lower = str_find_byte(token->lower, '-');
	Str lower_left = str_part(token->lower, 0, (size_t)found_lower);
	Str lower_right = str_part(token->lower, (size_t)found_lower + 1,
	    token->lower.len);
	if (left_upper && right_upper)
		return are_two_names(lower_left, lower_right) ? hyphen : 0;
	if (right_upper) /* "pro-Russian" */
		return is_article(left) ? 0 : hyphen;
	/* "Kim Jong-un": a name that goes on, and nothing known before the
	 * hyphen; but "Trump-backed", "Michigan-based" */
	if (str_find_byte(right, '-') >= 0)
		return hyphen;
	bool goes_on = before && before->capital && token->after_blank
	    && right.len <= 5 && !(lexicon_find(lower_right) & WORD_COMMON);
	if (goes_on && !(lexicon_find(lower_left) & ~(uint32_t)WORD_GIVEN))
		return 0;
	return hyphen;
}

/* Marks behind which a word has a capital that says nothing. */
static bool
is_opening(const Token *token)
{
	switch (token_mark(token)) {
	case '"':
	case ':':
	case '(':
	case '[':
	case '*':
	case '|':
	case 0x201c: /* “ */
	case 0x201e:
	case 0x2018:
	case 0x00ab:
	case 0x2022: /* • */
	case 0x2014: /* — */
	case 0x2013:
		return true;
	case '\'':
	case '-':
		return token->after_blank;
	}
	return false;
}

/* The words from first to end are one sentence or cell. In a headline nearly all
 * have capitals, so that capitals say nothing. */
static bool
is_headline(const Piece *pieces, uint32_t first, uint32_t end)
{
	uint32_t words = 0, capitals = 0, shouted = 0, plain = 0;
	for (uint32_t i = first; i < end; i++) {
		const Piece *piece = &pieces[i];
		if (piece->kind != TOKEN_WORD)
			continue;
		shouted += piece->all_caps;
		plain += !piece->all_caps;
		/* "of", "with" are small in headlines too */
		if (piece->flags & WORD_FUNCTION_WORDS && !piece->capital)
			continue;
		words++;
		capitals += piece->capital;
	}
	if (shouted >= 3 && shouted > plain * 3)
		return true;
	/* a list of names has capitals too, and ends with a full stop */
	bool stops = end > first && str_equal(pieces[end - 1].word, STR("."));
	return words >= 5 && !stops && capitals * 10 >= words * 8;
}

/* Whether the token at i is a part of "@reader", "#tag", "x.example/Path". */
static bool
is_attached(const TokenList *tokens, uint32_t i)
{
	if (i == 0 || tokens->items[i].after_blank)
		return false;
	const Token *mark = &tokens->items[i - 1];
	if (mark->kind != TOKEN_MARK)
		return false;
	switch (mark->word.ptr[0]) {
	case '@':
	case '#':
	case '_':
	case '=':
	case '\\':
		return true;
	case '/':
		return i > 1 && !mark->after_blank
		    && (tokens->items[i - 2].kind == TOKEN_MARK
		        || str_find_byte(tokens->items[i - 2].word, '.') > 0);
	}
	return false;
}

static void
mark_openings(Pieces *pieces, const TokenList *tokens)
{
	Piece *list = pieces->list.items;
	for (uint32_t first = 0; first < pieces->list.count;) {
		uint32_t sentence = tokens->items[list[first].token].sentence;
		uint32_t end = first;
		while (end < pieces->list.count
		    && tokens->items[list[end].token].sentence == sentence)
			end++;
		bool headline = is_headline(list, first, end);
		bool opens = true;
		for (uint32_t i = first; i < end; i++) {
			const Token *token = &tokens->items[list[i].token];
			list[i].headline = headline;
			if (list[i].kind == TOKEN_WORD) {
				list[i].opens = opens || headline;
				opens = false;
			} else if (list[i].kind == TOKEN_MARK) {
				opens |= is_opening(token);
			}
		}
		first = end;
	}
}

Pieces
pieces_of(Arena *arena, const TokenList *tokens)
{
	Pieces pieces = {0};
	Map uses = {0};
	/* a little more: some words are parted */
	pieces.list.capacity = tokens->count + tokens->count / 16 + 16;
	pieces.list.items = ARENA_ARRAY(arena, Piece, pieces.list.capacity);
	for (uint32_t i = 0; i < tokens->count; i++) {
		const Token *token = &tokens->items[i];
		uint32_t length = (uint32_t)token->word.len;
		const Piece *before
		    = pieces.list.count ? &list_last(&pieces.list) : NULL;
		uint32_t hyphen = split_at(token, before);
		if (hyphen)
			add_piece(arena, &pieces, &uses, token, i, 0, hyphen);
		add_piece(arena, &pieces, &uses, token, i, hyphen ? hyphen + 1 : 0,
		    length);
	}
	mark_openings(&pieces, tokens);
	for (uint32_t i = 0; i < pieces.list.count; i++)
		if (is_attached(tokens, pieces.list.items[i].token))
			pieces.list.items[i].attached = true;
	for (uint32_t i = 0; i < pieces.list.count; i++) {
		const Piece *piece = &pieces.list.items[i];
		if (piece->kind != TOKEN_WORD)
			continue;
		WordUse *use = &pieces.uses.items[piece->use];
		use->small += !piece->capital;
		use->capital += piece->capital && !piece->opens;
	}
	return pieces;
}
