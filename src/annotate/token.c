#include "annotate/token.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

/*
 * Words that keep their full stop. Single letters ("J.", "U.S.") need no entry.
 * Sorted by bytes. What is a word without its stop as well ("no", "fig") stands
 * here only with a capital, and in NUMBERED only before a number.
 */
static const char *const abbreviations[] = {
	"Adm", "Ala", "Amb", "Ariz", "Assn", "Asst", "Atty", "Aug", "Ave", "Blvd",
	"Brig", "Bros", "Calif", "Capt", "Cmdr", "Co", "Col", "Colo", "Comdr",
	"Cong", "Conn", "Corp", "Cpl", "Dec", "Del", "Dem", "Dept", "Det", "Dr",
	"Esq", "Feb", "Fla", "Fr", "Ft", "Ga", "Gen", "Gov", "Hon", "Ill", "Inc",
	"Ind", "Insp", "Jr", "Kan", "Ky", "La", "Lt", "Ltd", "Maj", "Mass", "Md",
	"Messrs", "Mich", "Minn", "Miss", "Mlle", "Mme", "Mo", "Mont", "Mr",
	"Mrs", "Ms", "Mt", "Neb", "Nev", "Nov", "Oct", "Okla", "Ore", "Pa",
	"Pfc", "Pres", "Prof", "Pty", "Pvt", "Rep", "Reps", "Rev", "Rt", "Sen",
	"Sens", "Sept", "Sgt", "Sr", "St", "Ste", "Supt", "Tenn", "Tex", "Univ",
	"Va", "Vt", "Wash", "Wis", "Wyo", "approx", "cf", "dept", "dr", "eg", "est",
	"etc", "ie", "mr", "mrs", "ms", "vs",
};

/* Abbreviations only before a number: "No. 10", "pp. 3-4", "Jan. 6". */
static const char *const numbered[] = {
	"Apr", "Art", "Fig", "Jan", "Jul", "Jun", "Mar", "No", "Nos", "Nr", "Sec",
	"Vol", "art", "ca", "fig", "no", "nos", "nr", "p", "pp", "vol",
};

static int
compare_word(const void *key, const void *entry)
{
	return str_compare(*(const Str *)key, str_of(*(const char *const *)entry));
}

#define LISTED(word, table) \
	(bsearch(&(word), (table), sizeof(table) / sizeof *(table), \
	     sizeof *(table), compare_word) != NULL)

/* The reader of one block: the text ends for it where the block does. */
typedef struct {
	Str text;
	size_t at;
} Reader;

/* The character at a place, 0 at the block's end. */
static uint32_t
peek(const Reader *reader, size_t at, size_t *next)
{
	if (at >= reader->text.len) {
		*next = at;
		return 0;
	}
	unsigned char byte = (unsigned char)reader->text.ptr[at];
	if (byte < 0x80) {
		*next = at + 1;
		return byte;
	}
	return unicode_at(reader->text, at, next);
}

static bool
is_letter(uint32_t character)
{
	if (character < 0x80)
		return byte_is_letter((char)character);
	return unicode_is_letter(character);
}

static bool
is_digit(uint32_t character)
{
	if (character < 0x80)
		return byte_is_digit((char)character);
	return unicode_is_digit(character);
}

static bool
is_blank(uint32_t character)
{
	if (character < 0x80)
		return byte_is_blank((char)character);
	/* the byte order mark shows nothing and parts nothing that matters */
	return unicode_is_space(character) || character == 0xfeff;
}

static bool
is_upper(uint32_t character)
{
	if (character < 0x80)
		return character >= 'A' && character <= 'Z';
	return unicode_is_upper(character);
}

static bool
is_apostrophe(uint32_t character)
{
	return character == '\'' || character == 0x2019;
}

/* Joins two letters to one word, and is nothing at a word's end. */
static bool
is_joiner(uint32_t character)
{
	return character == '-' || character == '&' || character == 0x2010
	    || character == 0x2011 || character == 0xad || character == 0x200c
	    || character == 0x200d || is_apostrophe(character);
}

/* Whether at an apostrophe at `at` a possessive stands: 's and no letter more. */
static size_t
possessive_end(const Reader *reader, size_t at)
{
	size_t next, end, beyond;
	if (!is_apostrophe(peek(reader, at, &next)))
		return 0;
	uint32_t letter = peek(reader, next, &end);
	if (letter != 's' && letter != 'S')
		return 0;
	uint32_t after = peek(reader, end, &beyond);
	return is_letter(after) || is_digit(after) ? 0 : end;
}

/* Whether the stop at `at` belongs to the word before it, which began at begin
 * and whose part since its last stop began at part. */
static bool
keeps_stop(const Reader *reader, size_t begin, size_t part, size_t at)
{
	size_t after_first, next;
	uint32_t first = peek(reader, part, &after_first);
	Str word = str_part(reader->text, begin, at);
	if (after_first == at && is_letter(first)) {
		/* "p.m.", "U.S."; "J." but not "than I." */
		if (part > begin || (is_upper(first) && first != 'I'))
			return true;
		if (!is_upper(first) && first != 'p')
			return false;
	}
	if (part > begin)
		return false;
	if (LISTED(word, abbreviations))
		return true;
	if (!LISTED(word, numbered))
		return false;
	size_t digit = at + 1;
	while (is_blank(peek(reader, digit, &next)) && next > digit)
		digit = next;
	return is_digit(peek(reader, digit, &next));
}

/* At a stop with a letter right behind it: "U.S.", "Ph.D.", "example.org", but
 * not "the end.Then". */
static bool
goes_on_behind_stop(const Reader *reader, size_t part, size_t at)
{
	size_t next, after, end;
	uint32_t letter = peek(reader, at + 1, &after);
	uint32_t beyond = peek(reader, after, &next);
	peek(reader, part, &end);
	if (end == at) /* a single letter before */
		return !is_letter(beyond) || !is_upper(letter);
	if (beyond == '.' && is_upper(letter) && at - part <= 2)
		return true;
	return !is_upper(letter);
}

/* Where the word that begins at begin ends. */
static size_t
word_end(const Reader *reader, size_t begin)
{
	size_t at = begin, part = begin;
	for (;;) {
		size_t next, after;
		uint32_t character = peek(reader, at, &next);
		if (is_letter(character) || is_digit(character)) {
			at = next;
			continue;
		}
		uint32_t beyond = peek(reader, next, &after);
		if (character == '.') {
			if (is_letter(beyond) && at > part
			    && goes_on_behind_stop(reader, part, at)) {
				at = part = next;
				continue;
			}
			if (!keeps_stop(reader, begin, part, at))
				return at;
			/* "U.S.-led" is one word */
			if (beyond != '-')
				return next;
			uint32_t third = peek(reader, after, &part);
			if (!is_letter(third))
				return next;
			at = part = after;
			continue;
		}
		if (!is_joiner(character) || possessive_end(reader, at))
			return at;
		if (!is_letter(beyond)
		    && (is_apostrophe(character) || !is_digit(beyond)))
			return at;
		/* "R-N.H.", "D-Calif.": as "N.H." and "Calif." */
		if (character == '-' && at == begin + 1 && is_upper(beyond))
			begin = part = next;
		at = next;
	}
}

/* "1,200.50", "10:30", "2019-2020", "20th", "49ers" */
static size_t
number_end(const Reader *reader, size_t begin)
{
	size_t at = begin;
	for (;;) {
		size_t next, after;
		uint32_t character = peek(reader, at, &next);
		if (is_letter(character) || is_digit(character)) {
			at = next;
			continue;
		}
		uint32_t beyond = peek(reader, next, &after);
		bool joins = (character == '.' || character == ','
		                 || character == ':')
		    ? is_digit(beyond)
		    : character == '-' && (is_digit(beyond) || is_letter(beyond));
		if (!joins)
			return at;
		at = next;
	}
}

static size_t
mark_end(const Reader *reader, size_t begin)
{
	size_t at, next;
	uint32_t mark = peek(reader, begin, &at);
	while (at < reader->text.len && peek(reader, at, &next) == mark)
		at = next;
	return at;
}

/* In lower case, ’ as '; the word itself where that changes nothing. */
static Str
lower_word(Arena *arena, Str word)
{
	size_t i = 0;
	while (i < word.len && (signed char)word.ptr[i] > 0
	    && !(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'))
		i++;
	if (i == word.len)
		return word;
	Str lower = unicode_lower_str(arena, word);
	ptrdiff_t curly = str_find(lower, STR("’"));
	if (curly == STR_NOT_FOUND)
		return lower;
	char *out = arena_alloc(arena, lower.len);
	size_t length = 0;
	for (size_t from = 0; from < lower.len;) {
		if (lower.len - from >= 3 && !memcmp(lower.ptr + from, "’", 3)) {
			out[length++] = '\'';
			from += 3;
		} else
			out[length++] = lower.ptr[from++];
	}
	return (Str){out, length};
}

static void
split_block(Arena *arena, TokenList *tokens, const Document *document,
    uint32_t index)
{
	const Block *block = &document->blocks.items[index];
	bool cells = block->kind == BLOCK_TABLE;
	bool lines = block->keeps_lines || cells;
	Reader reader = {str_part(document->text, 0, block->text.end),
	    block->text.begin};
	bool after_blank = true, begins_line = true;
	while (reader.at < reader.text.len && tokens->count < TOKENS_MAX) {
		size_t end;
		uint32_t first = peek(&reader, reader.at, &end);
		if (is_blank(first)) {
			after_blank = true;
			if ((first == '\n' && lines) || (first == '\t' && cells))
				begins_line = true;
			reader.at = end;
			continue;
		}
		TokenKind kind = TOKEN_MARK;
		if (is_letter(first)) {
			kind = TOKEN_WORD;
			end = word_end(&reader, reader.at);
		} else if (is_digit(first)) {
			kind = TOKEN_NUMBER;
			end = number_end(&reader, reader.at);
		} else if (!after_blank && possessive_end(&reader, reader.at)) {
			kind = TOKEN_POSSESSIVE;
			end = possessive_end(&reader, reader.at);
		} else
			end = mark_end(&reader, reader.at);
		Str word = str_part(reader.text, reader.at, end);
		list_push(arena, tokens,
		    (Token){
		        .text = {(uint32_t)reader.at, (uint32_t)end},
		        .word = word,
		        .lower = lower_word(arena, word),
		        .block = index,
		        .kind = (uint8_t)kind,
		        .capital = kind == TOKEN_WORD && is_upper(first),
		        .after_blank = after_blank,
		        .begins_line = begins_line,
		    });
		after_blank = begins_line = false;
		reader.at = end;
	}
}

TokenList
token_split(Arena *arena, const Document *document)
{
	TokenList tokens = {0};
	/* room for all of an ordinary text, so that the list need not move */
	size_t room = document->text.len / 4 + 16;
	tokens.capacity = room < TOKENS_MAX ? (uint32_t)room : TOKENS_MAX;
	tokens.items = ARENA_ARRAY(arena, Token, tokens.capacity);
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		BlockKind kind = document->blocks.items[i].kind;
		if (kind != BLOCK_CODE && kind != BLOCK_RULE)
			split_block(arena, &tokens, document, i);
	}
	return tokens;
}
