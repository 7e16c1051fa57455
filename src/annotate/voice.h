#ifndef QUOTH_ANNOTATE_VOICE_H
#define QUOTH_ANNOTATE_VOICE_H

/*
 * Voices: everybody in the narrator's text who might be speaking, by name
 * ("Peskov"), by a pronoun ("she") or by a description ("the Kremlin's
 * spokesman", "a source"), each with the verb that ties it to some speech.
 * Which of them speaks which words is asked in speaker.h.
 */

#include "annotate/scene.h"

typedef enum {
	VOICE_NAME,
	VOICE_PRONOUN,
	VOICE_OBLIQUE,     /* "his", "them" */
	VOICE_DESCRIPTION, /* "the minister"; "Oduya's campaign" */
} VoiceKind;

/* What ties it to a verb of saying. */
typedef enum {
	TIE_NONE,
	TIE_SUBJECT,  /* "Oduya said"; "Oduya, who runs the mill, said" */
	TIE_INVERTED, /* "…," said Oduya */
	TIE_SOURCE,   /* "according to Oduya" */
	TIE_OBJECT,   /* "told Oduya": not the speaker */
	TIE_COLON,    /* "ODUYA:", first in its sentence */
	TIE_CONTROL,  /* "praised Oduya for saying": not that verb's subject, but the
	                 one who says */
} VoiceTie;

typedef struct {
	TokenSpan words;  /* "Oduya", "the minister" */
	TokenSpan phrase; /* with title and what is said of him beside the name:
	                     "Mayor Bram Oduya, who runs the mill" */
	uint32_t head;    /* the token that counts: "Oduya", "minister" */
	uint32_t cue;     /* the verb's token, or NO_TOKEN */
	uint32_t mention; /* of a name: index; of "Oduya's campaign": the owner's;
	                     else NO_MENTION */
	uint32_t named;   /* of "the spokesman, Bram Oduya": his entity, once calling.h
	                     has looked; else NO_ENTITY */
	uint8_t kind;     /* VoiceKind */
	uint8_t tie;      /* VoiceTie */
	bool leads;       /* first voice of its sentence, or its other name */
	bool owner;       /* a possessive follows: "Oduya's" */
	bool governed;    /* a preposition stands before: "with Oduya" */
} Voice;

typedef LIST_OF(Voice) VoiceList;

/* By head. Each takes a bounded look around itself. */
VoiceList voice_list(Arena *arena, const Scene *scene);

/* Of "her mother, Ida Vell," the voice Ida Vell: who is named in the phrase is who
 * tells. Else the voice itself. */
uint32_t voice_named(const Scene *scene, const VoiceList *voices, uint32_t at);

/* "he" of "he'd"; in lower case. */
Str voice_pronoun(Str lower);

/* The whole descriptive mention as bytes of the text. */
Range voice_text(const Scene *scene, const Voice *voice);

#endif
