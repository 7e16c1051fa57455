#include <time.h>

#include "base/date.h"
#include "base/json.h"
#include "base/unicode.h"
#include "command/command.h"
#include "command/say.h"
#include "model/timeline.h"
#include "store/dossier.h"

enum {
	FIGURES_MOST = 50,
	BY_MOST = 20, ABOUT_MOST = 10, STORIES_MOST = 15, WITH_MOST = 12,
	ALL_MOST = 100000,
};

static const char *const kind_words[] = {
	[ENTITY_PERSON] = "person", [ENTITY_ORGANIZATION] = "organization"};

static const char *
plural(uint32_t count)
{
	return count == 1 ? "" : "s";
}

static Timeline
timeline_of_stories(Arena *arena, const DossierStoryList *stories)
{
	int64_t *dates = ARENA_ARRAY(arena, int64_t, stories->count);
	for (uint32_t i = 0; i < stories->count; i++)
		dates[i] = stories->items[i].dated ? stories->items[i].date
		    : DATE_NONE;
	return timeline_of(dates, stories->count);
}

/* --- for people --- */

static Str
day(Arena *arena, int64_t date, bool dated)
{
	return dated && date != DATE_NONE ? date_long(arena, date)
	    : STR("undated");
}

static void
say_role(Arena *arena, const DatedRole *role)
{
	Str when = role->last == DATE_NONE ? STR("undated")
	    : date_span(arena, role->first, role->last);
	say_wrapped(str_format(arena, "%.*s · %.*s · %u stor%s",
	    STR_ARG(role->role), STR_ARG(when), role->stories,
	    role->stories == 1 ? "y" : "ies"), 2, say_width(80));
}

static void
say_head(Arena *arena, const Dossier *dossier)
{
	const Figure *figure = &dossier->figure;
	uint32_t stories = dossier->stories.count;
	say(str_format(arena, "%.*s%s\n", STR_ARG(figure->name),
	    figure->regard == REGARD_FOLLOWED ? " (followed)"
	    : figure->regard == REGARD_MUTED ? " (muted)" : ""));
	for (uint32_t i = 0; i < dossier->roles.count && i < 5; i++)
		say_role(arena, &dossier->roles.items[i]);
	Timeline timeline = timeline_of_stories(arena, &dossier->stories);
	say(str_format(arena, "  %u stor%s, %u quote%s\n", stories,
	    stories == 1 ? "y" : "ies", dossier->by_all,
	    plural(dossier->by_all)));
	if (timeline.count > 1)
		say(str_format(arena, "  %.*s  by %.*s, %.*s to %.*s\n",
		    STR_ARG(timeline_bars(arena, &timeline)),
		    STR_ARG(timeline_word(timeline.step)),
		    STR_ARG(date_long(arena, timeline.first)),
		    STR_ARG(date_long(arena, timeline.last))));
	if (dossier->joined)
		say_wrapped(str_format(arena, "Of these stories %u %s the surname "
		    "alone; near it in time nobody else has it, and the company "
		    "is the same.", dossier->joined,
		    dossier->joined == 1 ? "has" : "have"), 2, say_width(80));
	if (dossier->apart)
		say_wrapped(str_format(arena, "%u more ha%s the surname alone and "
		    "may be about somebody else.", dossier->apart,
		    dossier->apart == 1 ? "s" : "ve"), 2, say_width(80));
}

/* "Gazette, Herald and 2 more" */
static Str
other_sources(Arena *arena, const Utterance *utterance)
{
	Str all = {0};
	for (uint32_t i = 1; i < utterance->sayings.count; i++)
		all = str_format(arena, "%.*s%s%.*s", STR_ARG(all),
		    i > 1 ? ", " : "",
		    STR_ARG(utterance->sayings.items[i].source));
	return all;
}

static void
say_utterance(Arena *arena, const Utterance *utterance, bool with_speaker)
{
	uint16_t width = say_width(80);
	const Saying *saying = &utterance->sayings.items[0];
	Str speaker = saying->speaker.len ? saying->speaker
	    : STR("speaker unknown");
	Str head = str_format(arena, "%.*s · %.*s · %.*s",
	    STR_ARG(day(arena, saying->date, saying->dated)),
	    STR_ARG(saying->source), STR_ARG(saying->headline));
	if (with_speaker)
		head = str_format(arena, "%.*s · %.*s", STR_ARG(speaker),
		    STR_ARG(head));
	if (saying->confidence == CONFIDENCE_LOW && saying->speaker.len)
		head = str_format(arena, "perhaps: %.*s", STR_ARG(head));
	say(STR("\n"));
	say_wrapped(head, 2, width);
	say_wrapped(str_format(arena, "“%.*s”",
	    STR_ARG(str_squeeze(arena, saying->text))), 4, width);
	if (utterance->sayings.count > 1)
		say_wrapped(str_format(arena, "also in %.*s",
		    STR_ARG(other_sources(arena, utterance))), 4, width);
}

static void
say_utterances(Arena *arena, const char *heading,
    const UtteranceList *utterances, uint32_t all, bool with_speaker)
{
	uint32_t shown = 0;
	for (uint32_t i = 0; i < utterances->count; i++)
		shown += utterances->items[i].times;
	if (!utterances->count)
		return;
	say(str_format(arena, shown < all ? "\n%s, the newest %u of %u\n"
	    : "\n%s\n", heading, shown, all));
	for (uint32_t i = 0; i < utterances->count; i++)
		say_utterance(arena, &utterances->items[i], with_speaker);
}

static void
say_with(Arena *arena, const CompanionList *with)
{
	Str all = {0};
	for (uint32_t i = 0; i < with->count; i++)
		all = str_format(arena, "%.*s%s%.*s ×%u", STR_ARG(all),
		    i ? ", " : "", STR_ARG(with->items[i].name),
		    with->items[i].stories);
	if (!with->count)
		return;
	say(STR("\nNamed together with, by stories\n\n"));
	say_wrapped(all, 2, say_width(80));
}

static void
say_stories(Arena *arena, const DossierStoryList *stories, uint32_t most)
{
	uint32_t shown = stories->count < most ? stories->count : most;
	say(str_format(arena, shown < stories->count
	    ? "\nStories, the newest %u of %u\n\n" : "\nStories\n\n", shown,
	    stories->count));
	for (uint32_t i = 0; i < shown; i++) {
		const DossierStory *story = &stories->items[i];
		say_wrapped(str_format(arena, "%.*s · %.*s · %.*s%s",
		    STR_ARG(day(arena, story->date, story->dated)),
		    STR_ARG(story->source), STR_ARG(story->headline),
		    story->by_surname ? " (surname alone)" : ""), 2,
		    say_width(80));
	}
}

static void
say_dossier(Arena *arena, const Dossier *dossier, const DossierQuery *query)
{
	say_head(arena, dossier);
	say_utterances(arena, "Said", &dossier->by, dossier->by_all, false);
	say_utterances(arena, "Said by others of them", &dossier->about,
	    dossier->about_all, true);
	say_with(arena, &dossier->with);
	say_stories(arena, &dossier->stories, query->stories);
}

/* --- for programs --- */

static void
put_date(JsonWriter *writer, Arena *arena, const char *key, int64_t date,
    bool dated)
{
	json_key(writer, key);
	json_put_string_or_null(writer, dated && date != DATE_NONE
	    ? date_iso(arena, date) : (Str){0});
}

static void
put_saying(JsonWriter *writer, Arena *arena, const Saying *saying)
{
	json_begin_object(writer);
	json_member_integer(writer, "id", saying->item);
	json_member_string(writer, "text", saying->text);
	json_member_string(writer, "source", saying->source);
	json_member_string(writer, "headline", saying->headline);
	json_member_string(writer, "link", saying->link);
	put_date(writer, arena, "date", saying->date, saying->dated);
	json_end(writer);
}

static void
put_utterances(JsonWriter *writer, Arena *arena, const char *key,
    const UtteranceList *utterances)
{
	json_key(writer, key);
	json_begin_array(writer);
	for (uint32_t i = 0; i < utterances->count; i++) {
		const Utterance *utterance = &utterances->items[i];
		const Saying *saying = &utterance->sayings.items[0];
		json_begin_object(writer);
		json_member_string(writer, "text", saying->text);
		json_member_string(writer, "speaker", saying->speaker);
		json_member_string(writer, "role", saying->role);
		json_key(writer, "perhaps");
		json_put_boolean(writer, saying->confidence == CONFIDENCE_LOW);
		json_key(writer, "in");
		json_begin_array(writer);
		for (uint32_t j = 0; j < utterance->sayings.count; j++)
			put_saying(writer, arena, &utterance->sayings.items[j]);
		json_end(writer);
		json_end(writer);
	}
	json_end(writer);
}

static void
put_roles(JsonWriter *writer, Arena *arena, const DatedRoleList *roles)
{
	json_key(writer, "roles");
	json_begin_array(writer);
	for (uint32_t i = 0; i < roles->count; i++) {
		json_begin_object(writer);
		json_member_string(writer, "role", roles->items[i].role);
		put_date(writer, arena, "first", roles->items[i].first, true);
		put_date(writer, arena, "last", roles->items[i].last, true);
		json_member_integer(writer, "stories", roles->items[i].stories);
		json_end(writer);
	}
	json_end(writer);
}

static void
put_with(JsonWriter *writer, const CompanionList *with)
{
	json_key(writer, "with");
	json_begin_array(writer);
	for (uint32_t i = 0; i < with->count; i++) {
		json_begin_object(writer);
		json_member_string(writer, "name", with->items[i].name);
		json_member_string(writer, "kind", str_of(kind_words[with->items[i].kind]));
		json_member_integer(writer, "stories", with->items[i].stories);
		json_member_integer(writer, "mentions", with->items[i].mentions);
		json_end(writer);
	}
	json_end(writer);
}

static void
put_stories(JsonWriter *writer, Arena *arena, const DossierStoryList *stories)
{
	json_key(writer, "stories");
	json_begin_array(writer);
	for (uint32_t i = 0; i < stories->count; i++) {
		const DossierStory *story = &stories->items[i];
		if (!story->source.len)
			break; /* no more were asked for */
		json_begin_object(writer);
		json_member_integer(writer, "id", story->item);
		json_member_string(writer, "source", story->source);
		json_member_string(writer, "headline", story->headline);
		json_member_string(writer, "link", story->link);
		put_date(writer, arena, "date", story->date, story->dated);
		json_member_integer(writer, "mentions", story->mentions);
		json_member_integer(writer, "quotes", story->quotes);
		json_key(writer, "surname_alone");
		json_put_boolean(writer, story->by_surname);
		json_end(writer);
	}
	json_end(writer);
}

static void
put_timeline(JsonWriter *writer, Arena *arena, const Dossier *dossier)
{
	Timeline timeline = timeline_of_stories(arena, &dossier->stories);
	json_key(writer, "timeline");
	json_begin_object(writer);
	json_member_string(writer, "step", timeline_word(timeline.step));
	put_date(writer, arena, "first", timeline.first, timeline.count > 0);
	put_date(writer, arena, "last", timeline.last, timeline.count > 0);
	json_key(writer, "stories");
	json_begin_array(writer);
	for (uint32_t i = 0; i < timeline.count; i++)
		json_put_integer(writer, timeline.counts[i]);
	json_end(writer);
	json_member_integer(writer, "before", timeline.before);
	json_end(writer);
}

static void
say_dossier_json(Arena *arena, const Dossier *dossier)
{
	static const char *const regards[] = {NULL, "followed", "muted"};
	const Figure *figure = &dossier->figure;
	JsonWriter *writer = json_writer_new(arena);
	json_begin_object(writer);
	json_member_string(writer, "name", figure->name);
	json_member_string(writer, "kind", str_of(kind_words[figure->kind]));
	json_member_string(writer, "regard", str_of(regards[figure->regard]));
	json_member_integer(writer, "story_count", dossier->stories.count);
	json_member_integer(writer, "mention_count", figure->mentions);
	json_member_integer(writer, "quote_count", dossier->by_all);
	json_member_integer(writer, "surname_alone_apart", dossier->apart);
	put_roles(writer, arena, &dossier->roles);
	put_timeline(writer, arena, dossier);
	put_utterances(writer, arena, "quotes_by", &dossier->by);
	put_utterances(writer, arena, "quotes_about", &dossier->about);
	put_with(writer, &dossier->with);
	put_stories(writer, arena, &dossier->stories);
	json_end(writer);
	say_json(json_writer_text(writer));
}

/* --- whom the reader means --- */

static void
say_figure(Arena *arena, const Figure *figure)
{
	say_wrapped(str_format(arena, "%.*s%s%.*s · %s · %u stor%s, %u quote%s",
	    STR_ARG(figure->name), figure->role.len ? ", " : "",
	    STR_ARG(figure->role), kind_words[figure->kind], figure->stories,
	    figure->stories == 1 ? "y" : "ies", figure->quotes,
	    plural(figure->quotes)), 2, say_width(80));
}

/* The one that is meant; where it may be several, says which. */
static bool
the_only_one(Arena *arena, const FigureList *figures, Str name, Err *err)
{
	if (figures->count == 1)
		return true;
	for (uint32_t i = 0; i < figures->count; i++)
		say_figure(arena, &figures->items[i]);
	return err_set(err, "\"%.*s\" may be any of these; be more exact: the "
	    "whole name, with --exact where it is a part of others",
	    STR_ARG(name));
}

static bool
show(Arena *arena, const Options *options, Store *store,
    const FigureList *figures, Str name, int64_t now, Err *err)
{
	bool json = options->given[OPTION_JSON];
	bool all = json || options->given[OPTION_ALL];
	DossierQuery query = {
		.by = all ? ALL_MOST : BY_MOST,
		.about = all ? ALL_MOST : ABOUT_MOST,
		.stories = all ? ALL_MOST : STORIES_MOST,
		.with = all ? ALL_MOST : WITH_MOST,
		.now = now,
	};
	if (!json && !the_only_one(arena, figures, name, err))
		return false;
	for (uint32_t i = 0; i < figures->count; i++) {
		Dossier dossier;
		if (!store_dossier(arena, store, &figures->items[i], &query,
		        &dossier, err))
			return false;
		if (json)
			say_dossier_json(arena, &dossier);
		else
			say_dossier(arena, &dossier, &query);
	}
	return true;
}

static bool
regard(Arena *arena, const Options *options, Store *store,
    const FigureList *figures, Str name, int64_t now, Err *err)
{
	if (!the_only_one(arena, figures, name, err))
		return false;
	const Figure *figure = &figures->items[0];
	Interest interest = {figure->kind, figure->name,
		options->given[OPTION_FOLLOW] ? REGARD_FOLLOWED
		: options->given[OPTION_MUTE] ? REGARD_MUTED : REGARD_NONE, 0};
	if (!interest_read_until(options->values[OPTION_UNTIL], now,
	        &interest.until))
		return err_set(err, "\"%.*s\" is none of: a week, a month, for "
		    "good, or a day to come such as 2030-12-31",
		    STR_ARG(options->values[OPTION_UNTIL]));
	if (!store_set_interest(store, &interest, err))
		return false;
	static const char *const words[] = {
		"no longer followed or muted", "followed", "muted"};
	say(str_format(arena, "%.*s: %s%s%.*s\n", STR_ARG(figure->name),
	    words[interest.regard], interest.regard ? " " : "",
	    STR_ARG(interest.regard ? interest_until_words(arena, &interest)
	        : (Str){0})));
	return true;
}

static bool
list(Arena *arena, const Options *options, Store *store, int64_t now, Err *err)
{
	InterestList interests;
	if (!store_interests(arena, store, now, &interests, err))
		return false;
	for (uint32_t i = 0; i < interests.count; i++) {
		const Interest *interest = &interests.items[i];
		const char *word = interest->regard == REGARD_FOLLOWED
		    ? "followed" : "muted";
		if (!options->given[OPTION_JSON]) {
			say(str_format(arena, "%s  %.*s  %.*s\n", word,
			    STR_ARG(interest->name),
			    STR_ARG(interest_until_words(arena, interest))));
			continue;
		}
		JsonWriter *writer = json_writer_new(arena);
		json_begin_object(writer);
		json_member_string(writer, "name", interest->name);
		json_member_string(writer, "kind", str_of(kind_words[interest->kind]));
		json_member_string(writer, "regard", str_of(word));
		put_date(writer, arena, "until", interest->until,
		    interest->until != INTEREST_FOR_GOOD);
		json_end(writer);
		say_json(json_writer_text(writer));
	}
	return true;
}

static bool
answer(Arena *arena, const Options *options, Store *store, Err *err)
{
	int64_t now = (int64_t)time(NULL);
	if (options->given[OPTION_LIST])
		return list(arena, options, store, now, err);
	Str name = {0};
	for (uint32_t i = 0; i < options->sources.count; i++)
		name = str_format(arena, "%.*s%s%.*s", STR_ARG(name),
		    i ? " " : "", STR_ARG(options->sources.items[i]));
	FigureList figures;
	if (!store_find_figures(arena, store, name, options->given[OPTION_EXACT],
	        now, FIGURES_MOST, &figures, err))
		return false;
	if (!figures.count)
		return err_set(err, "nobody of the name \"%.*s\" is in the store",
		    STR_ARG(name));
	if (options->given[OPTION_FOLLOW] || options->given[OPTION_MUTE]
	    || options->given[OPTION_FORGET])
		return regard(arena, options, store, &figures, name, now, err);
	return show(arena, options, store, &figures, name, now, err);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	Err err = {0};
	if (!options->sources.count && !options->given[OPTION_LIST]) {
		err_set(&err, "who: a name is missing");
		say_error(&err);
		return EXIT_USAGE;
	}
	for (uint32_t i = 0; i < options->sources.count; i++)
		if (!unicode_valid(options->sources.items[i])) {
			err_set(&err, "who: the name is not UTF-8");
			say_error(&err);
			return EXIT_USAGE;
		}
	Str path = store_path(arena);
	Store *store = NULL;
	if (str_empty(path))
		err_set(&err, "there is no home folder for the store");
	else
		store = store_open(path, &err);
	bool good = store && answer(arena, options, store, &err);
	store_close(store);
	good = say_finish(good ? &err : NULL) && good;
	if (!good)
		say_error(&err);
	return good ? EXIT_DONE : EXIT_FAILED;
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each who is meant"},
	{"all", NULL, OPTION_ALL, "all quotes and stories, not the newest"},
	{"exact", NULL, OPTION_EXACT, "NAME is the whole name"},
	{"follow", NULL, OPTION_FOLLOW, "mark who names them in the lists"},
	{"mute", NULL, OPTION_MUTE, "hide what is about them from the lists"},
	{"forget", NULL, OPTION_FORGET, "neither follow nor mute any more"},
	{"until", "WHEN", OPTION_UNTIL, "a week, a month, or a day"},
	{"list", NULL, OPTION_LIST, "who is followed and muted"},
	{0},
};

const Command cmd_who = {
	.name = "who",
	.synopsis = "[--json] [--all] [--exact] [--follow | --mute | --forget] "
	    "[--until WHEN] [--list] NAME",
	.help = "who somebody is, what they said and what was said of them",
	.options = options,
	.run = run,
};
