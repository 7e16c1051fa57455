#include "test.h"

#include "annotate/annotate.h"
#include "annotate/credit.h"
#include "annotate/gender.h"
#include "annotate/lexicon.h"
#include "base/buf.h"
#include "base/unicode.h"

/* Every line that is not empty is a paragraph. */
static Document
document_of(Arena *arena, const char *text)
{
	Document document = {.text = str_of(text)};
	Str rest = document.text, line;
	while (str_cut(&rest, '\n', &line)) {
		uint32_t begin = (uint32_t)(line.ptr - text);
		if (!str_empty(line))
			list_push(arena, &document.blocks,
			    (Block){.kind = BLOCK_PARAGRAPH,
			        .text = {begin, begin + (uint32_t)line.len}});
	}
	return document;
}

/* "PER Ida Holm (mayor) ×2; ORG Lumen ×1": what the sidebar could show. */
static Str
listed(Arena *arena, const char *text)
{
	static const char *const kinds[] = {"PER", "ORG", "LOC", "OTH"};
	Document document = document_of(arena, text);
	assert_true(document_is_sound(&document));
	const Notes *notes = annotate(arena, &document);
	assert_true(notes_are_sound(&document, notes));
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		buf_add_format(&buf, "%s%s %.*s", i ? "; " : "",
		    kinds[entity->kind], STR_ARG(entity->name));
		if (!str_empty(entity->role))
			buf_add_format(&buf, " (%.*s)", STR_ARG(entity->role));
		if (entity->mention_count > 1)
			buf_add_format(&buf, " ×%u", entity->mention_count);
	}
	Str out = buf_copy(arena, &buf);
	buf_free(&buf);
	return out;
}

static Gender
first_gender(Arena *arena, const char *text)
{
	Document document = document_of(arena, text);
	const Notes *notes = annotate(arena, &document);
	assert_true(notes->entities.count > 0);
	return notes->entities.items[0].gender;
}

static void
the_lexicon_knows_words_and_phrases(void **state)
{
	(void)state;
	assert_true(lexicon_find(STR("margaret")) & WORD_FEMALE);
	assert_true(lexicon_find(STR("prime minister")) & WORD_TITLES);
	assert_int_equal(lexicon_find(STR("")), 0);
	assert_false(lexicon_find(STR("who")) & WORD_ORGANIZATIONS);
	assert_true(lexicon_find_word(STR("WHO"), STR("who")) & WORD_ORGANIZATIONS);
}

static void
all_forms_of_a_person_are_one(void **state)
{
	assert_str(listed(*state,
	               "The harbour master, Ida Q. Vellmark, resigned on Monday. "
	               "Vellmark’s deputy thanked Ms. Vellmark.\n"
	               "“Good,” said Ida Vellmark."),
	    "PER Ida Q. Vellmark (harbour master) ×4");
}

static void
a_title_with_of_in_it_is_whole(void **state)
{
	assert_str(listed(*state, "Former Secretary of State Ida Vellmark spoke."),
	    "PER Ida Vellmark (Former Secretary of State)");
}

static void
a_surname_is_one_with_and_without_its_accents(void **state)
{
	assert_str(listed(*state, "“So,” said Marrén.\n\nHelen Marrên sings, "
	               "and Helen Marrén does, said Mrs. Marren."),
	    "PER Helen Marrên ×4");
}

static void
two_people_of_one_surname_stay_two(void **state)
{
	assert_str(listed(*state,
	               "Peter Tarnow met his sister, Helen Tarnow, in the rain. Mr. "
	               "Tarnow was late; Ms. Tarnow was not."),
	    "PER Peter Tarnow ×2; PER Helen Tarnow (sister) ×2");
}

static void
an_article_about_one_of_a_family_means_him_by_the_surname(void **state)
{
	assert_str(listed(*state,
	               "Peter Tarnow spoke first. Peter Tarnow, Tarnow’s friends "
	               "say, is tired. Tarnow left with his wife, Helen Tarnow. "
	               "“I was tired,” Tarnow said."),
	    "PER Peter Tarnow ×5; PER Helen Tarnow (wife)");
}

static void
a_title_written_short_is_no_part_of_a_name(void **state)
{
	assert_str(listed(*state,
	               "Superintendent Walter Grend spoke on Monday. Supt Grend "
	               "said that nobody was hurt, Supt Grend’s officers added."),
	    "PER Walter Grend (Superintendent) ×3");
}

static void
a_part_or_a_branch_is_not_the_whole(void **state)
{
	assert_str(listed(*state,
	               "Lumen Foods closed a mill, Lumen Foods said. Lumen Foods "
	               "Norway stays."),
	    "ORG Lumen Foods ×3");
}

static void
an_advertisement_between_paragraphs_is_no_name(void **state)
{
	assert_str(listed(*state, "Helen Marrish spoke.\n\nAdvertisement\n\n"
	    "Then Helen Marrish left."),
	    "PER Helen Marrish ×2");
}

static void
an_office_may_have_a_name_in_it(void **state)
{
	assert_str(listed(*state,
	               "Russia’s ambassador to Britain Peter Ostrander has said no."),
	    "LOC Russia; LOC Britain; "
	    "PER Peter Ostrander (Russia’s ambassador to Britain)");
	assert_str(listed(*state,
	               "The executive director of the Tidewater Lamp Council, "
	               "Helen Marrish, said so."),
	    "ORG Tidewater Lamp Council; PER Helen Marrish "
	    "(executive director of the Tidewater Lamp Council)");
	assert_str(listed(*state,
	               "Helen Marrish, who is the mayor of Boston, said so."),
	    "PER Helen Marrish (mayor of Boston); LOC Boston");
	assert_str(listed(*state, "President-elect Peter Ostrander wept."),
	    "PER Peter Ostrander (President-elect)");
	/* what ends with somebody else's name */
	assert_str(listed(*state,
	               "The deal with Norway, Helen Marrish said, was fair."),
	    "LOC Norway; PER Helen Marrish");
	assert_str(listed(*state,
	               "In a letter to Congress, Helen Marrish said no."),
	    "ORG Congress; PER Helen Marrish");
}

static void
a_role_is_what_stands_beside_the_name(void **state)
{
	assert_str(listed(*state,
	               "Police spokesman Peter Ostrander spoke to reporters."),
	    "PER Peter Ostrander (Police spokesman)");
	assert_str(listed(*state,
	               "It rained, Helen Marrish, head of the Tidewater Lamp "
	               "Council, told the crowd."),
	    "PER Helen Marrish (head of the Tidewater Lamp Council); "
	    "ORG Tidewater Lamp Council");
	assert_str(listed(*state,
	               "The union’s president, Walter Grend, said no."),
	    "PER Walter Grend (union’s president)");
	assert_str(listed(*state, "Clara Ostrin is a baker who sings."),
	    "PER Clara Ostrin (baker)");
	assert_str(listed(*state,
	               "LAMP MAKER LOSES AS CHIEF HELEN MARRISH QUITS\n\n"
	               "It rained, chief executive Helen Marrish said."),
	    "PER Helen Marrish (chief executive) ×2");
}

static void
a_place_that_somebody_is_for_is_no_part_of_a_name(void **state)
{
	assert_str(listed(*state, "It rained, ambassador to Norway Helen Marrish "
	               "told the crowd. “Marrish said so,” said Georgia Helen Grend."),
	    "LOC Norway; PER Helen Marrish (ambassador to Norway) ×2; "
	    "PER Georgia Helen Grend");
}

static void
letters_behind_a_name_are_no_name_and_the_role_stands_behind_them(void **state)
{
	assert_str(listed(*state, "“So,” said Clara Ostrin, M.D., M.P.H., director "
	               "of the clinic."),
	    "PER Clara Ostrin (director of the clinic)");
	assert_str(listed(*state,
	               "Peter Ostrander, 43, PhD, a lecturer in law, agreed."),
	    "PER Peter Ostrander (lecturer in law)");
	assert_str(listed(*state,
	               "Helen Marrish (R-AZ), chairwoman of the panel, agreed "
	               "with Walter Grend, D-Calif., a member of it."),
	    "PER Helen Marrish (chairwoman of the panel); "
	    "PER Walter Grend (member of it)");
	assert_str(listed(*state,
	               "Peter Ostrander, R-N.H., the panel’s secretary, agreed "
	               "with Clara Ostrin (D-Mass.), a member."),
	    "PER Peter Ostrander (panel’s secretary); PER Clara Ostrin (member)");
	assert_str(listed(*state,
	               "They asked Clara Ostrin, Helen Marrish, a lecturer, and "
	               "Walter Grend, D-Calif."),
	    "PER Clara Ostrin; PER Helen Marrish (lecturer); PER Walter Grend");
}

static void
an_acronym_is_its_organization(void **state)
{
	assert_str(listed(*state,
	               "The Organization of Tidewater Lamp Makers (OTLM) met. "
	               "Later the OTLM voted."),
	    "ORG Organization of Tidewater Lamp Makers ×3");
}

static void
a_name_in_brackets_is_the_one_before_them(void **state)
{
	assert_str(listed(*state,
	               "The Tidewater Electric Company (Tidelco) closed. Later "
	               "Tidelco shares fell, and Tidelco said nothing."),
	    "ORG Tidewater Electric Company ×4");
	/* another letter and not in capitals: somebody else */
	assert_str(listed(*state,
	               "The Tidewater Electric Company (Brimlow Corp.) closed."),
	    "ORG Tidewater Electric Company; ORG Brimlow Corp.");
}

static void
a_second_name_that_all_know_is_the_full_one(void **state)
{
	assert_str(listed(*state,
	               "The Federal Reserve met on Monday. The Fed kept its "
	               "rate, and Ida Holm of the Fed explained it."),
	    "ORG Federal Reserve ×3; PER Ida Holm");
	/* it needs no full name beside it */
	assert_str(listed(*state, "The GOP met, and the GOP voted."),
	    "ORG GOP ×2");
}

static void
a_department_is_one_however_it_is_turned(void **state)
{
	assert_str(listed(*state,
	               "The Justice Department sued. Lawyers of the DOJ and of the "
	               "Department of Justice came."),
	    "ORG Department of Justice ×3");
	assert_str(listed(*state,
	               "The Norwegian Ministry of Harbours wrote a report, and "
	               "the Ministry of Harbours printed it."),
	    "ORG Norwegian Ministry of Harbours ×2");
}

static void
a_company_is_one_with_and_without_its_form(void **state)
{
	assert_str(listed(*state,
	               "An offer by Brimlow Corp. was refused. Brimlow shares "
	               "fell, and a Brimlow spokesman wept."),
	    "ORG Brimlow Corp. ×3");
}

static void
an_organization_is_one_in_short_and_in_full(void **state)
{
	assert_str(listed(*state,
	               "The Department of Health said so. The Health Department "
	               "was asked twice."),
	    "ORG Department of Health ×2");
	assert_str(listed(*state,
	               "The Norwegian Coastal Guard Agency met on Monday. The "
	               "Coastal Guard Agency said nothing."),
	    "ORG Norwegian Coastal Guard Agency ×2");
}

static void
places_and_peoples_are_neither_people_nor_organizations(void **state)
{
	assert_str(listed(*state,
	               "The French drove from Norway to the River Aldenbrook."),
	    "OTH French; LOC Norway; LOC River Aldenbrook");
}

static void
a_first_word_is_no_name_for_its_capital_alone(void **state)
{
	assert_str(listed(*state,
	               "Markets fell. Interestingly nobody minded. However, it "
	               "rained. Reaffirming nothing, they left in May."),
	    "");
}

static void
headlines_know_only_what_the_text_knows(void **state)
{
	assert_str(listed(*state,
	               "Many Are Sorry as Ida Vellmark Leaves\n"
	               "The mayor, Ida Vellmark, left in a small boat."),
	    "PER Ida Vellmark (mayor) ×2");
	assert_str(listed(*state,
	               "VELLMARK LEAVES AFTER THE STORM\n"
	               "The mayor, Ida Vellmark, left in a small boat."),
	    "PER Ida Vellmark (mayor) ×2");
}

static void
particles_initials_and_foreign_letters_belong_to_names(void **state)
{
	assert_str(listed(*state,
	               "We met Pieter van der Hoost, Łukasz Żmijewski and J. R. "
	               "Ostrander there."),
	    "PER Pieter van der Hoost; PER Łukasz Żmijewski; PER J. R. Ostrander");
	assert_str(listed(*state, "It was Samir al-Tarnawi who called."),
	    "PER Samir al-Tarnawi");
}

static void
a_word_may_be_shorter_in_lower_case(void **state)
{
	assert_str(listed(*state, "Helen Marrish sang “qu’aujourd’hui-là” and "
	               "“qu’aujourd’hui-me”."), "PER Helen Marrish");
}

static void
a_hyphen_may_part_a_name_from_the_rest(void **state)
{
	assert_str(listed(*state,
	               "It was an anti-French, Norway-based and Jean-Claude "
	               "Ostrin-backed plan."),
	    "OTH French; LOC Norway; PER Jean-Claude Ostrin");
}

static void
titles_part_names_that_stand_together(void **state)
{
	assert_str(listed(*state,
	               "They heard NATO Secretary General Johan Ostrander and "
	               "Norwegian Prime Minister Helen Marrish."),
	    "ORG NATO; PER Johan Ostrander (NATO Secretary General); "
	    "OTH Norwegian; PER Helen Marrish (Norwegian Prime Minister)");
}

static void
gender_comes_from_title_role_name_and_pronoun(void **state)
{
	assert_int_equal(gender_of_noun(STR("spokeswoman")), GENDER_FEMALE);
	assert_int_equal(gender_of_noun(STR("human")), GENDER_UNKNOWN);
	assert_int_equal(first_gender(*state, "We met Mrs. Ostrin there."),
	    GENDER_FEMALE);
	assert_int_equal(first_gender(*state,
	                     "We met police spokesman Tarnow Ostrin."),
	    GENDER_MALE);
	assert_int_equal(first_gender(*state, "We met Margaret Ostrin there."),
	    GENDER_FEMALE);
	assert_int_equal(first_gender(*state,
	                     "Orlu Vellmark said so. He was cold."),
	    GENDER_MALE);
}

static void
no_name_is_found_in_an_address(void **state)
{
	assert_str(listed(*state, "See https://x.example/Vellmark and @IdaHolm."),
	    "");
}

/* Time is in proportion: a hundred thousand names take well under a second, and
 * would take minutes if each were compared with each. */
static void
fifty_thousand_names_are_read(void **state)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (int i = 0; i < 50000; i++)
		buf_add_format(&buf, "met Ida Ost%c%c%c%c, ",
		    'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26,
		    'a' + i / 17576);
	buf_add_byte(&buf, '\0');
	Document document = document_of(*state, buf.ptr);
	const Notes *notes = annotate(*state, &document);
	assert_int_equal(notes->entities.count, 50000);
	assert_true(notes_are_sound(&document, notes));
	buf_free(&buf);
}

static void
who_took_the_picture_is_not_named(void **state)
{
	static const struct { const char *caption, *credit; } cases[] = {
		{"The harbour on Monday. Photograph: Elias Brandt",
		    "Photograph: Elias Brandt"},
		{"Photo by Elias Brandt/Coast Agency",
		    "Photo by Elias Brandt/Coast Agency"},
		{"Helen Marsh (Image credit: Elias Brandt)",
		    "Image credit: Elias Brandt)"},
		{"Helen Marsh in Lund. Elias Brandt / Coast Agency",
		    "Elias Brandt / Coast Agency"},
		{"Helen Marsh in Lund. (AP Photo/Elias Brandt)",
		    "(AP Photo/Elias Brandt)"},
		{"Photos by Elias Brandt show the harbour", ""},
		{"Helen Marsh, left, and Elias Brandt in Lund.", ""},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str caption = str_of(cases[i].caption);
		assert_str(str_part(caption, credit_begin(caption), caption.len),
		    cases[i].credit);
	}
	Document document = {.text = STR("Helen Marsh spoke.\n\n"
	    "Helen Marsh. Photograph: Elias Brandt")};
	list_push((Arena *)*state, &document.blocks, (Block){.text = {0, 18}});
	list_push((Arena *)*state, &document.blocks, (Block){
	    .kind = BLOCK_CAPTION,
	    .text = {20, (uint32_t)document.text.len}});
	const Notes *notes = annotate(*state, &document);
	assert_true(notes_are_sound(&document, notes));
	assert_int_equal(notes->entities.count, 1);
	assert_int_equal(notes->entities.items[0].mention_count, 2);

	Document agency = {.text = STR("Image: Reuters")};
	list_push((Arena *)*state, &agency.blocks, (Block){
	    .kind = BLOCK_CAPTION, .text = {0, (uint32_t)agency.text.len}});
	notes = annotate(*state, &agency);
	assert_int_equal(notes->entities.count, 1);
	assert_int_equal(notes->entities.items[0].kind, ENTITY_ORGANIZATION);
}

/* The first megabyte is read, as it would be without the rest. */
static void
a_text_without_end_is_read_in_part(void **state)
{
	Arena *arena = *state;
	size_t len = 3 << 20;
	char *text = arena_alloc(arena, len);
	for (size_t i = 0; i < len; i++)
		text[i] = "“a” "[i % 8];
	memcpy(text, "Helen Marsh spoke. ", 19);
	while (((unsigned char)text[len - 1] & 0xc0) == 0x80
	       || (unsigned char)text[len - 1] >= 0xc0)
		len--;
	Document document = {.text = unicode_repair(arena, (Str){text, len}),
	    .published = DATE_NONE};
	Block block = {.text = {0, (uint32_t)document.text.len - 1}};
	list_push(arena, &document.blocks, block);
	const Notes *notes = annotate(arena, &document);
	assert_true(notes_are_sound(&document, notes));
	assert_int_equal(notes->entities.count, 1);
	assert_true(list_last(&notes->sentences).end <= ANNOTATE_BYTES);
}

/* Of the kinds that the sidebar shows. */
static uint32_t
count_shown(Arena *arena, const char *text)
{
	Document document = document_of(arena, text);
	const Notes *notes = annotate(arena, &document);
	assert_true(notes_are_sound(&document, notes));
	uint32_t count = 0;
	for (uint32_t i = 0; i < notes->entities.count; i++)
		count += notes->entities.items[i].kind == ENTITY_PERSON
		    || notes->entities.items[i].kind == ENTITY_ORGANIZATION;
	return count;
}

static void
assert_names(Arena *arena, const char *text, const char *name)
{
	Str all = listed(arena, text);
	if (str_find(all, str_of(name)) == STR_NOT_FOUND)
		fail_msg("\"%s\" is not in \"%.*s\"", name, STR_ARG(all));
}

static void
a_headline_in_capitals_is_no_crowd(void **state)
{
	const char *text
	    = "TIDEWATER COUNCIL TO CLOSE OLD FERRY LINE AFTER LONG DISPUTE\n"
	      "RESIDENTS CALL IT A SHAME AND PROMISE TO MARCH ON MONDAY\n"
	      "The Tidewater Council voted to close the ferry line. Residents "
	      "were angry, and the mayor, Ida Vellmark, promised a bus.";
	assert_names(*state, text, "ORG Tidewater Council");
	assert_names(*state, text, "PER Ida Vellmark (mayor)");
	assert_true(count_shown(*state, text) <= 3);
	assert_true(count_shown(*state,
	    "WHAT TO KNOW BEFORE YOU BUY A SMALL BOAT THIS SUMMER\n"
	    "WHY THE WATER IS COLD AND WHERE IT IS NOT\n"
	    "HOW TO KEEP IT DRY") == 0);
}

/* As a scanner reads an old page: letters for others, blanks where none were,
 * lines that end anywhere. */
static void
a_scanned_page_is_no_crowd(void **state)
{
	const char *text
	    = "Tlie rnayor, Ida Vellmark, w as not arn used. ^ ~ \n"
	      "i; I| T he  harb our lay st ill , an d noth ing m oved\n"
	      "in the fog. Vellmark sa id th at tbe boat •• would . sai1\n"
	      "at no on. lf it d id not , sh e wou1d wa it. |l_ -- ,,\n"
	      "T HE E N D\n"
	      "1O7 § P a g e 3 . . Il l1 |I";
	assert_names(*state, text, "PER Ida Vellmark");
	assert_true(count_shown(*state, text) <= 4);
}

/* Other languages have other words with capitals: few names are better than many
 * wrong ones. */
static void
other_languages_are_no_flood(void **state)
{
	static const struct { const char *text, *name; uint32_t most; } cases[] = {
		{"Der Hafen blieb am Montag geschlossen, weil der Sturm die Kaimauer "
		 "beschädigt hatte. Die Bürgermeisterin Ida Vellmark sagte, die "
		 "Reparatur werde einige Wochen dauern. Viele Fischer warten auf "
		 "die Genehmigung, ihre Boote an das Ufer zu bringen, und die Preise "
		 "für Dorsche sind seit dem Wochenende gestiegen.",
		    "Ida Vellmark", 7},
		{"Le port est resté fermé lundi, car la tempête avait abîmé le quai. "
		 "La maire, Ida Vellmark, a dit que les travaux dureraient quelques "
		 "semaines. Beaucoup de pêcheurs attendent la permission de tirer "
		 "leurs bateaux sur la rive.",
		    "Ida Vellmark", 3},
		{"El puerto siguió cerrado el lunes porque la tormenta había dañado "
		 "el muelle. La alcaldesa, Ida Vellmark, dijo que las obras durarían "
		 "unas semanas. Muchos pescadores esperan el permiso para llevar "
		 "sus barcos a la orilla.",
		    "Ida Vellmark", 3},
		{"Havnen var stengt mandag fordi stormen hadde skadet kaien. "
		 "Ordføreren, Ida Vellmark, sa at arbeidet ville ta noen uker. "
		 "Mange fiskere venter på å få trekke båtene opp på stranden.",
		    "Ida Vellmark", 4},
		{"Порт был закрыт в понедельник, потому что буря повредила причал. "
		 "Мэр сказала, что работы займут несколько недель. Многие рыбаки "
		 "ждут разрешения.",
		    "", 4},
		{"港は月曜日に閉鎖された。嵐が岸壁を壊したためである。", "", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_names(*state, cases[i].text, cases[i].name);
		uint32_t count = count_shown(*state, cases[i].text);
		if (count > cases[i].most)
			fail_msg("%u in \"%.*s\"", count,
			    STR_ARG(listed(*state, cases[i].text)));
	}
}

static void
a_country_or_an_article_before_it_makes_no_second_body(void **state)
{
	assert_str(listed(*state,
	               "The Norwegian Harbour Court ruled on Monday. Lawyers of "
	               "the Harbour Court said nothing."),
	    "ORG Norwegian Harbour Court ×2");
	assert_str(listed(*state,
	               "The U.S. Supreme Court heard it. Later the Supreme Court "
	               "said no."),
	    "ORG U.S. Supreme Court ×2");
}

static void
a_mark_in_a_name_is_no_end_of_it(void **state)
{
	assert_str(listed(*state,
	               "The contract went to Tidewater Lamp Systems, Inc. on Monday. "
	               "Tidewater Lamp Systems declined to comment."),
	    "ORG Tidewater Lamp Systems, Inc. ×2");
	assert_str(listed(*state,
	               "She studied at the University of California, Berkeley, and "
	               "left."),
	    "ORG University of California, Berkeley");
}

static void
a_body_is_not_its_committee(void **state)
{
	assert_str(listed(*state,
	               "The Senate has approved the bill. The Senate Judiciary "
	               "Committee met on Monday, and the Senate met again."),
	    "ORG Senate ×2; ORG Senate Judiciary Committee");
}

static void
other_languages_give_fewer_and_surer_names(void **state)
{
	assert_str(listed(*state,
	               "Das hat Klaus Brenninger (SPD) am Dienstag im Bundestag "
	               "gesagt, und auch die Kestrel Fährdienst GmbH ist nicht für "
	               "das Gesetz. Der Bundestag hat mit Brenninger gesprochen."),
	    "PER Klaus Brenninger ×2; ORG SPD; ORG Bundestag ×2; "
	    "ORG Kestrel Fährdienst GmbH");
	assert_str(listed(*state,
	               "La maire de Brévilly, Jeanne Maurel, a annoncé lundi sa "
	               "démission. « C'est une honte », a déclaré Mme Maurel devant "
	               "le Conseil. Le ministre, Paul Estève, a refusé de commenter "
	               "pour les autres."),
	    "PER Jeanne Maurel ×2; PER Paul Estève");
	/* names of other languages in English are English's */
	assert_str(listed(*state,
	               "Pieter van der Hoost of the Harbour Council met Ana de la "
	               "Cruz and Luis del Monte on Monday, and the council voted."),
	    "PER Pieter van der Hoost; ORG Harbour Council; PER Ana de la Cruz; "
	    "PER Luis del Monte");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_lexicon_knows_words_and_phrases),
		TEST(all_forms_of_a_person_are_one),
		TEST(a_title_with_of_in_it_is_whole),
		TEST(a_surname_is_one_with_and_without_its_accents),
		TEST(two_people_of_one_surname_stay_two),
		TEST(an_article_about_one_of_a_family_means_him_by_the_surname),
		TEST(a_title_written_short_is_no_part_of_a_name),
		TEST(a_part_or_a_branch_is_not_the_whole),
		TEST(an_advertisement_between_paragraphs_is_no_name),
		TEST(an_office_may_have_a_name_in_it),
		TEST(a_role_is_what_stands_beside_the_name),
		TEST(a_place_that_somebody_is_for_is_no_part_of_a_name),
		TEST(letters_behind_a_name_are_no_name_and_the_role_stands_behind_them),
		TEST(a_mark_in_a_name_is_no_end_of_it),
		TEST(a_body_is_not_its_committee),
		TEST(other_languages_give_fewer_and_surer_names),
		TEST(an_acronym_is_its_organization),
		TEST(a_name_in_brackets_is_the_one_before_them),
		TEST(a_second_name_that_all_know_is_the_full_one),
		TEST(a_department_is_one_however_it_is_turned),
		TEST(a_company_is_one_with_and_without_its_form),
		TEST(an_organization_is_one_in_short_and_in_full),
		TEST(places_and_peoples_are_neither_people_nor_organizations),
		TEST(a_first_word_is_no_name_for_its_capital_alone),
		TEST(headlines_know_only_what_the_text_knows),
		TEST(particles_initials_and_foreign_letters_belong_to_names),
		TEST(a_hyphen_may_part_a_name_from_the_rest),
		TEST(a_word_may_be_shorter_in_lower_case),
		TEST(titles_part_names_that_stand_together),
		TEST(gender_comes_from_title_role_name_and_pronoun),
		TEST(no_name_is_found_in_an_address),
		TEST(who_took_the_picture_is_not_named),
		TEST(fifty_thousand_names_are_read),
		TEST(a_text_without_end_is_read_in_part),
		TEST(a_headline_in_capitals_is_no_crowd),
		TEST(a_scanned_page_is_no_crowd),
		TEST(other_languages_are_no_flood),
		TEST(a_country_or_an_article_before_it_makes_no_second_body),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
