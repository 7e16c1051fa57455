#include "test.h"

#include "annotate/annotate.h"
#include "base/buf.h"

/* An article with a block for every line of text; a line that begins with ">"
 * is a block quotation. */
static Document
article(Arena *arena, Str text)
{
	Document document = {.text = text, .published = DATE_NONE};
	Str rest = text;
	for (Str line; str_cut(&rest, '\n', &line); ) {
		uint32_t begin = (uint32_t)(line.ptr - text.ptr);
		Range range = range_trim(text,
		    (Range){begin, begin + (uint32_t)line.len});
		if (range_empty(range))
			continue;
		Block block = {.kind = BLOCK_PARAGRAPH, .text = range};
		if (text.ptr[range.begin] == '>') {
			block.kind = BLOCK_QUOTATION;
			block.depth = 1;
			block.text = range_trim(text,
			    (Range){range.begin + 1, range.end});
		}
		list_push(arena, &document.blocks, block);
	}
	return document;
}

/* Who says each quote, one a line: the name or the words of the text, and in
 * brackets the words that tell it. "-" where nobody does. */
static Str
speakers(Arena *arena, const char *words)
{
	Document document = article(arena, str_of(words));
	const Notes *notes = annotate(arena, &document);
	assert_true(notes_are_sound(&document, notes));
	Buf out = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		Str name = notes_speaker_name(&document, notes, quote);
		if (quote->kind == QUOTE_INDIRECT)
			continue;
		if (out.len)
			buf_add_byte(&out, '\n');
		buf_add(&out, str_empty(name) ? STR("-") : name);
		if (!range_empty(quote->speaker_text))
			buf_add_format(&out, " [%.*s]", STR_ARG(range_str(
			    document.text, quote->speaker_text)));
	}
	Str found = buf_copy(arena, &out);
	buf_free(&out);
	return found;
}

/* What is told without marks, one a line, as "speaker: words". */
static Str
told(Arena *arena, const char *words)
{
	Document document = article(arena, str_of(words));
	const Notes *notes = annotate(arena, &document);
	assert_true(notes_are_sound(&document, notes));
	Buf out = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		if (quote->kind != QUOTE_INDIRECT)
			continue;
		if (out.len)
			buf_add_byte(&out, '\n');
		buf_add_format(&out, "%.*s: %.*s",
		    STR_ARG(notes_speaker_name(&document, notes, quote)),
		    STR_ARG(range_str(document.text, quote->text)));
	}
	Str found = buf_copy(arena, &out);
	buf_free(&out);
	return found;
}

static void
the_name_beside_the_quote_speaks(void **state)
{
	assert_str(speakers(*state, "“We will stay,” Helen Marsh said."),
	    "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "“We will stay,” said Helen Marsh."),
	    "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "Helen Marsh said: “We will stay.”"),
	    "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "“We will stay,” according to Helen Marsh."),
	    "Helen Marsh [Helen Marsh]");
}

static void
what_is_said_of_the_speaker_belongs_to_the_mention(void **state)
{
	assert_str(speakers(*state, "\"They are buying time,\" Helen Marsh, head "
	    "of the Harbour Council, told the Northport Courier."),
	    "Helen Marsh [Helen Marsh, head of the Harbour Council]");
	assert_str(speakers(*state, "“We asked for answers and got none at all,” "
	    "said Daniel Okafor, the council’s spokesman."),
	    "Daniel Okafor [Daniel Okafor, the council’s spokesman]");
	assert_str(speakers(*state, "Helen Marsh, who runs the mill, added: “We "
	    "will not sell.”"),
	    "Helen Marsh [Helen Marsh, who runs the mill]");
}

static void
who_is_named_in_the_description_speaks(void **state)
{
	assert_str(speakers(*state, "“She never gave up hope,” her mother, Helen "
	    "Marsh, said in a statement."),
	    "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "“He could read at the age of four,” said his "
	    "aunt, Helen Marsh."),
	    "Helen Marsh [Helen Marsh]");
}

static void
a_pronoun_speaks_with_its_verb_too(void **state)
{
	assert_str(speakers(*state, "Daniel Okafor hated long letters. When his "
	    "editors asked for more, he’d reply, “I have a horror of being "
	    "obvious.”"),
	    "Daniel Okafor [he]");
}

static void
a_speaker_is_remembered_over_many_paragraphs(void **state)
{
	assert_str(speakers(*state, "Judge Helen Marsh said: “There was no malice "
	    "in this.”\n“But there was neglect.”\n“You knew the boiler was old.”\n"
	    "“You knew that people slept above it.”\n“You were told so twice.”\n"
	    "“And you did nothing at all about it.”"),
	    "Helen Marsh [Judge Helen Marsh]\nHelen Marsh [Judge Helen Marsh]\n"
	    "Helen Marsh [Judge Helen Marsh]\nHelen Marsh [Judge Helen Marsh]\n"
	    "Helen Marsh [Judge Helen Marsh]\nHelen Marsh [Judge Helen Marsh]");
}

static void
whom_a_pronoun_or_a_description_means_is_weighed(void **state)
{
	/* not the one who spoke last: another one has the floor */
	assert_str(speakers(*state, "“We lost a good man,” said Ida Vell, the coach "
	    "of the club.\nHelen Marsh warned on Monday that the harbour might "
	    "close.\nShe said: “It is a scandal that nobody should accept.”"),
	    "Ida Vell [Ida Vell, the coach of the club]\nHelen Marsh [She]");
	assert_str(speakers(*state, "Helen Marsh, the mayor of Holm, warned on "
	    "Monday that the harbour might close. Speaking to the council, the "
	    "Liberal MP said: “It is a scandal that nobody should accept.”"),
	    "Helen Marsh [the Liberal MP]");
	assert_str(speakers(*state, "Vell Industries will close its mill in Holm. "
	    "The decision was first told by the Northport Courier.\n“We have "
	    "tried everything,” the company said in a letter to its workers."),
	    "Vell Industries [the company]");
	assert_str(speakers(*state, "Rosa Vell saved three. Would the club offer "
	    "her another year? “I have it here,” said the chairwoman, "
	    "Dame Honor Blythe, and took a sheet of paper from her coat."),
	    "Honor Blythe [the chairwoman, Dame Honor Blythe]");
}

static void
names_and_terms_are_no_quotes(void **state)
{
	assert_str(speakers(*state, "The mill makes a cloth known as “harbour "
	    "blue” and a yarn nicknamed “Old Bess.” The word “cloth” is older."),
	    "");
}

static void
whoever_is_told_does_not_speak(void **state)
{
	assert_str(speakers(*state, "Helen Marsh told Daniel Okafor: “You were "
	    "not there.”"), "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "“You were not there,” Helen Marsh told "
	    "Daniel Okafor."), "Helen Marsh [Helen Marsh]");
}

static void
a_quote_split_by_its_cue_has_one_speaker(void **state)
{
	assert_str(speakers(*state, "Daniel Okafor opened the meeting.\n"
	    "“We waited for years,” he said. “Now we build.”"),
	    "Daniel Okafor [he]\nDaniel Okafor [he]");
}

static void
a_surname_means_the_full_name(void **state)
{
	assert_str(speakers(*state, "Mayor Helen Marsh came to the harbour on "
	    "Monday.\n“It is done,” Marsh said."), "Helen Marsh [Marsh]");
}

static void
a_pronoun_goes_by_gender(void **state)
{
	assert_str(speakers(*state, "Helen Marsh met her deputy, Daniel Okafor, "
	    "on Monday. “It is done,” she said."), "Helen Marsh [she]");
	assert_str(speakers(*state, "Helen Marsh met her deputy, Daniel Okafor, "
	    "on Monday. “It is done,” he said."), "Daniel Okafor [he]");
	assert_str(speakers(*state, "Ivo Brandt asked for a break. “We are "
	    "tired,” he said.\nMartha Quill frowned. Her deputy, Tom Abara, "
	    "laughed. “No,” he said."), "Ivo Brandt [he]\nTom Abara [he]");
}

static void
an_organization_speaks_not_its_pronoun(void **state)
{
	assert_str(speakers(*state, "On Wednesday, NATO said in a statement that "
	    "it \"firmly believes that disagreements must be resolved by "
	    "talking. Not by force.\""), "NATO [NATO]");
}

static void
anonymous_speakers_stay_so(void **state)
{
	assert_str(speakers(*state, "Helen Marsh resigned on Monday.\n“Nobody "
	    "saw it coming,” a spokesman said."), "a spokesman [a spokesman]");
	assert_str(speakers(*state, "“It was very loud,” said one neighbour."),
	    "one neighbour [one neighbour]");
}

static void
a_description_means_whoever_is_called_so(void **state)
{
	assert_str(speakers(*state, "It rained. Governor Daniel Okafor came. It "
	    "rained.\n“We will vote on it soon,” the governor said."),
	    "Daniel Okafor [the governor]");
}

static void
a_description_means_who_is_called_so_anywhere(void **state)
{
	/* named below */
	assert_str(speakers(*state, "Norway’s ambassador to Britain warned that “the "
	    "deal will fail”.\nIt rained all day. Norway’s ambassador to Britain "
	    "Peter Ostrander went home."),
	    "Peter Ostrander [Norway’s ambassador to Britain]");
	/* two who have the noun, one who has the office */
	assert_str(speakers(*state, "Prime Minister Helen Marsh met Foreign Minister "
	    "Daniel Okafor on Monday.\n“We agreed,” the foreign minister said."),
	    "Daniel Okafor [the foreign minister]");
}

static void
a_pronoun_means_nobody_of_the_other_gender(void **state)
{
	assert_str(speakers(*state, "Peter Ostrander won a prize. Peter Ostrander is "
	    "a baker.\n“It is for my daughters,” she said."),
	    "- [she]");
}

static void
a_name_before_a_title_and_a_name_does_not_speak(void **state)
{
	assert_str(speakers(*state, "“The hearing is over,” White House Press "
	    "Secretary Helen Marsh said at its end."),
	    "Helen Marsh [White House Press Secretary Helen Marsh]");
}

static void
the_subject_of_the_sentence_speaks_without_a_cue_beside(void **state)
{
	assert_str(speakers(*state, "Opposition leader Daniel Okafor called the "
	    "bill “a blank cheque written on our children’s account”, and left."),
	    "Daniel Okafor [Opposition leader Daniel Okafor]");
}

static void
a_paragraph_of_nothing_but_a_quote_goes_on(void **state)
{
	assert_str(speakers(*state, "“We waited for years,” Daniel Okafor said.\n"
	    "“Now we build, and nobody will stop us from doing it.”"),
	    "Daniel Okafor [Daniel Okafor]\nDaniel Okafor [Daniel Okafor]");
	assert_str(speakers(*state, "Helen Marsh was asked about it.\n“We waited "
	    "for years.\n“Now we build,” Daniel Okafor said."),
	    "Daniel Okafor [Daniel Okafor]\nDaniel Okafor [Daniel Okafor]");
}

static void
a_transcript_names_its_speakers(void **state)
{
	assert_str(speakers(*state, "Helen Marsh and Daniel Okafor met.\nMarsh: "
	    "“Where were you all this time?”\nOkafor: “I was at home.”"),
	    "Helen Marsh [Marsh]\nDaniel Okafor [Okafor]");
}

static void
unclosed_quotes_end_where_the_narrator_goes_on(void **state)
{
	assert_str(speakers(*state, "Mayor Helen Marsh added: \"We will not "
	    "give way. And one of our reasons is the law. Reaffirming the "
	    "town’s policy, Marsh stated that “the port decides for itself, as "
	    "it always did.\n\nMarsh stressed that \"this is about respect.\""),
	    "Helen Marsh [Mayor Helen Marsh]\nHelen Marsh [Marsh]\n"
	    "Helen Marsh [Marsh]");
}

static void
titles_of_works_are_no_quotes(void **state)
{
	assert_str(speakers(*state, "Her third novel, “The Drowned Orchard,” was "
	    "published in May and she appeared on “Morning Hour” with it."), "");
}

static void
a_few_words_are_a_quote_where_somebody_says_them(void **state)
{
	assert_str(speakers(*state, "Helen Marsh said the harbour plan was “far "
	    "too late” for the town."), "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "The harbour plan, known as the “far too "
	    "late” plan, was printed in May."), "");
}

static void
a_block_quotation_needs_somebody_who_leads_to_it(void **state)
{
	assert_str(speakers(*state, "Helen Marsh wrote in her diary:\n> It rained "
	    "all day and nobody came."), "Helen Marsh [Helen Marsh]");
	assert_str(speakers(*state, "The menu of the day.\n> Soup, then fish."),
	    "");
}

static void
quotes_are_counted_by_speaker(void **state)
{
	Document document = article(*state, STR("“We stay,” Helen Marsh said. "
	    "“We always stayed,” she added. “No,” said Daniel Okafor."));
	const Notes *notes = annotate(*state, &document);
	assert_int_equal(notes->quotes.count, 3);
	uint32_t sum = 0;
	for (uint32_t i = 0; i < notes->entities.count; i++)
		sum += notes->entities.items[i].quote_count;
	assert_int_equal(sum, 3);
	assert_int_equal(notes->entities.items[notes->quotes.items[0].speaker]
	    .quote_count, 2);
	assert_int_equal(notes->quotes.items[0].basis, SPEAKER_NAMED);
	assert_int_equal(notes->quotes.items[1].basis, SPEAKER_PRONOUN);
	assert_str(range_str(document.text, notes->quotes.items[0].cue), "said");
}

static void
a_description_with_the_name_in_it_is_a_name(void **state)
{
	Document document = article(*state, STR("The harbour master, Ida Vell, "
	    "called the bridge “a blank cheque written on our children's account”."));
	const Notes *notes = annotate(*state, &document);
	assert_int_equal(notes->quotes.count, 1);
	assert_int_equal(notes->quotes.items[0].basis, SPEAKER_NAMED);
	assert_str(notes_speaker_name(&document, notes, &notes->quotes.items[0]),
	    "Ida Vell");
}

static void
a_block_that_is_nobodys_words_is_no_quote(void **state)
{
	assert_str(speakers(*state, "See tweets :\n> The council resolves to "
	    "observe a minute of silence in honour of the departed."), "");
}

static void
a_quote_that_nobody_speaks_has_no_speaker(void **state)
{
	assert_str(speakers(*state, "The street was still dark.\n\n“We have been "
	    "here since four in the morning, and we will not go home before we are "
	    "told something.”\n\nAnother bus came.\n\n“Nobody has been here to "
	    "talk to us.”"), "-\n-");
}

static void
who_is_asked_about_does_not_answer(void **state)
{
	assert_str(speakers(*state, "The law goes to President Helen Marsh next "
	    "week. Asked whether she would sign it, an aide said: “Draw your own "
	    "conclusions.”"), "an aide [an aide]");
	assert_str(speakers(*state, "Daniel Okafor told Helen Marsh: “We are "
	    "closing the mill on Friday.”"), "Daniel Okafor [Daniel Okafor]");
}

static void
one_of_many_speaks_for_himself(void **state)
{
	assert_str(speakers(*state, "“We were never paid for the last two "
	    "matches,” said one of the players."),
	    "one of the players [one of the players]");
	assert_str(speakers(*state, "“The ledgers were burnt in March,” said a "
	    "man familiar with the accounts."), "a man familiar with the accounts "
	    "[a man familiar with the accounts]");
}

static void
indirect_speech_is_a_kind_of_its_own(void **state)
{
	assert_str(told(*state, "Helen Marsh said that the mill would close."),
	    "Helen Marsh: the mill would close");
	assert_str(told(*state, "The mill would close, Helen Marsh said."),
	    "Helen Marsh: The mill would close");
	assert_str(told(*state, "The mill would close, according to Helen Marsh."),
	    "Helen Marsh: The mill would close");
	assert_str(told(*state, "According to Helen Marsh, the mill would close."),
	    "Helen Marsh: the mill would close");
	assert_str(told(*state, "Helen Marsh told reporters on Friday that the "
	    "mill would close."), "Helen Marsh: the mill would close");
	assert_str(speakers(*state, "Helen Marsh said that the mill would "
	    "close."), "");
}

static void
indirect_speech_has_words_of_its_own(void **state)
{
	assert_str(told(*state, "Helen Marsh said so."), "");
	assert_str(told(*state, "Helen Marsh said on Friday."), "");
	assert_str(told(*state, "Helen Marsh said that the mill was “as good as "
	    "closed” already."), "");
	assert_str(told(*state, "Helen Marsh walked through the mill."), "");
}

static void
indirect_quotes_leave_a_speech_over_paragraphs_whole(void **state)
{
	Document document = article(*state, STR("Helen Marsh said that the mill "
	    "would close. “We have tried,” she said, “everything there was.\n"
	    "“Nobody bought it.”\nThe town would help, Daniel Okafor said."));
	const Notes *notes = annotate(*state, &document);
	assert_int_equal(notes->quotes.count, 5);
	assert_int_equal(notes->quotes.items[0].kind, QUOTE_INDIRECT);
	assert_int_equal(notes->quotes.items[3].continues, 2);
	assert_int_equal(notes->quotes.items[4].kind, QUOTE_INDIRECT);
	assert_int_equal(notes->entities.items[
	    notes->quotes.items[4].speaker].quote_count, 0);
}

static void
a_transcript_tells_its_speakers_by_labels(void **state)
{
	assert_str(speakers(*state,
	    "Interview: the minister on the flood\n"
	    "DANA WHITLOCK, HOST: With us is the water minister, Tom Abara.\n"
	    "TOM ABARA: Thank you for having me.\n"
	    "WHITLOCK: Minister, why did the “safe” dam fail?\n"
	    "ABARA (laughing): It did not fail. It was opened.\n"
	    "The manual asks for that.\n"
	    "QUESTION: And what now?\n"
	    "MR. ABARA: “Now we build a new one.”\n"
	    "The interview was recorded on Monday.\n"),
	    "DANA WHITLOCK [DANA WHITLOCK, HOST]\n"
	    "Tom Abara [TOM ABARA]\n"
	    "DANA WHITLOCK [WHITLOCK]\n"
	    "Tom Abara [ABARA (laughing)]\n"
	    "Tom Abara [ABARA (laughing)]\n"
	    "QUESTION [QUESTION]\n"
	    "Tom Abara [MR. ABARA]");
}

static void
a_colon_behind_a_name_is_no_transcript(void **state)
{
	/* a list of votes */
	assert_str(speakers(*state,
	    "Tom Abara and Dana Whitlock stood for mayor of Kessel.\n"
	    "Abara: 2,110 votes\n"
	    "Whitlock: 1,904 votes\n"
	    "Abara: 55 wards\n"
	    "Whitlock: 40 wards\n"), "");
	/* one who is introduced once */
	assert_str(speakers(*state,
	    "Tom Abara and Dana Whitlock stood for mayor of Kessel.\n"
	    "Abara: He was born in the town.\n"
	    "Whitlock: She came to it in her youth.\n"
	    "Voting: It begins at eight.\n"), "");
}

static void
a_narrator_between_turns_is_nobodys_speech(void **state)
{
	assert_str(speakers(*state,
	    "TOM ABARA: Thank you for having me.\n"
	    "DANA WHITLOCK: Why did the dam fail?\n"
	    "The minister laughed, and said that he had waited for it.\n"
	    "TOM ABARA: It did not fail.\n"),
	    "TOM ABARA [TOM ABARA]\n"
	    "DANA WHITLOCK [DANA WHITLOCK]\n"
	    "TOM ABARA [TOM ABARA]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_name_beside_the_quote_speaks),
		TEST(what_is_said_of_the_speaker_belongs_to_the_mention),
		TEST(who_is_named_in_the_description_speaks),
		TEST(a_pronoun_speaks_with_its_verb_too),
		TEST(a_speaker_is_remembered_over_many_paragraphs),
		TEST(whom_a_pronoun_or_a_description_means_is_weighed),
		TEST(names_and_terms_are_no_quotes),
		TEST(whoever_is_told_does_not_speak),
		TEST(a_quote_split_by_its_cue_has_one_speaker),
		TEST(a_surname_means_the_full_name),
		TEST(a_pronoun_goes_by_gender),
		TEST(an_organization_speaks_not_its_pronoun),
		TEST(anonymous_speakers_stay_so),
		TEST(a_description_means_whoever_is_called_so),
		TEST(a_description_means_who_is_called_so_anywhere),
		TEST(a_pronoun_means_nobody_of_the_other_gender),
		TEST(a_name_before_a_title_and_a_name_does_not_speak),
		TEST(the_subject_of_the_sentence_speaks_without_a_cue_beside),
		TEST(a_paragraph_of_nothing_but_a_quote_goes_on),
		TEST(a_transcript_names_its_speakers),
		TEST(a_transcript_tells_its_speakers_by_labels),
		TEST(a_colon_behind_a_name_is_no_transcript),
		TEST(a_narrator_between_turns_is_nobodys_speech),
		TEST(unclosed_quotes_end_where_the_narrator_goes_on),
		TEST(titles_of_works_are_no_quotes),
		TEST(a_few_words_are_a_quote_where_somebody_says_them),
		TEST(a_block_quotation_needs_somebody_who_leads_to_it),
		TEST(quotes_are_counted_by_speaker),
		TEST(a_description_with_the_name_in_it_is_a_name),
		TEST(a_block_that_is_nobodys_words_is_no_quote),
		TEST(a_quote_that_nobody_speaks_has_no_speaker),
		TEST(who_is_asked_about_does_not_answer),
		TEST(one_of_many_speaks_for_himself),
		TEST(indirect_speech_is_a_kind_of_its_own),
		TEST(indirect_speech_has_words_of_its_own),
		TEST(indirect_quotes_leave_a_speech_over_paragraphs_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
