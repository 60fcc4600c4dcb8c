/* The guided start: a short assessment of what one has done, likes, and is
 * ready for, at the end of which stands a shortlist (rungs/shortlist.h).
 *
 *	rungs_assessment_get(atlas, &records, &assessment, &error);
 *	asked = &assessment.at[assessment.next];
 *	… show asked->text and asked->options, let some be chosen …
 *	rungs_assessment_answer(atlas, &records, asked->question, ids, count,
 *				&answer, &error);
 *	rungs_profile_change(profile, answer.at, answer.count, false, &error);
 *
 * There are no answers but facts of the profile: its education, experience,
 * skills, languages, likes, limits, and what one is ready to learn.  Besides,
 * a record of each question says what was chosen there or that it was skipped,
 * and one record which question comes next, so that it can be left and resumed
 * anywhere.  An answer is one change: kept whole and undone as a whole.
 *
 * What can be answered comes from the atlas, whichever it is; a question for
 * which it has nothing is not asked. */
#ifndef RUNGS_ASSESSMENT_H
#define RUNGS_ASSESSMENT_H

#include <rungs/profile.h>

/* In the order in which they are asked. */
enum rungs_question {
	RUNGS_ASK_EDUCATION, /* the highest that one has */
	RUNGS_ASK_STUDY,     /* areas of study */
	RUNGS_ASK_WORK,      /* a role that one has had */
	RUNGS_ASK_YEARS,     /* in that role */
	RUNGS_ASK_SKILLS,
	RUNGS_ASK_LIKES,    /* interests */
	RUNGS_ASK_SUBJECTS, /* areas of study that draw one */
	RUNGS_ASK_SPEAKING, /* English, A1 to native */
	RUNGS_ASK_WRITING,
	RUNGS_ASK_LEARNING,  /* what one is ready to learn */
	RUNGS_ASK_DIRECTION, /* tracks that one wants to get to */
	RUNGS_ASK_LIMITS,    /* conditions that are not wanted */
	RUNGS_QUESTION_COUNT
};

/* 'education', 'likes'; static. */
const char *rungs_question_word(enum rungs_question question);
bool rungs_question_parse(const char *word, enum rungs_question *out);

struct rungs_option {
	const char *id; /* unique within the question */
	const char *name;
	const char *note; /* what it means, or NULL */
	bool chosen;      /* the profile has it */
};

enum rungs_answer_state { RUNGS_OPEN, RUNGS_ANSWERED_SO, RUNGS_SKIPPED };

struct rungs_asked {
	enum rungs_question question;
	const char *title; /* 'Field of study' */
	const char *text;  /* a question */
	const char *hint;  /* how to answer it, or NULL */
	bool many;         /* several options may be chosen */
	bool searched;     /* there are more options than these: see
			* rungs_assessment_find */
	bool own_words;
	bool applies; /* false: passed over, as of years without work */
	enum rungs_answer_state state;
	size_t option_count;
	struct rungs_option *options;
};

struct rungs_assessment {
	size_t count;
	struct rungs_asked *at;
	size_t next; /* where to go on; count at the end */
	bool begun;  /* some question was answered or skipped */
	void *memory;
};

/* Every question with what the profile says to it now. */
enum rungs_status rungs_assessment_get(struct rungs_atlas *atlas,
				       const struct rungs_records *profile,
				       struct rungs_assessment *out,
				       struct rungs_error *error);
void rungs_assessment_release(struct rungs_assessment *assessment);

/* Options of a question that some words may mean, best first, at most twelve:
 * those that have the words in their name, and, where it is searched, what the
 * atlas has besides.  A note is another name, by which a role was found. */
struct rungs_options {
	size_t count;
	struct rungs_option *at;
	void *memory;
};
enum rungs_status rungs_assessment_find(struct rungs_atlas *atlas,
					enum rungs_question question,
					const char *words,
					struct rungs_options *out,
					struct rungs_error *error);
void rungs_options_release(struct rungs_options *options);

/* The changes that answering a question makes to the profile: the ids are those
 * chosen, of options or own words, and what was chosen before and is not now
 * goes.  ids NULL skips the question: the profile keeps what it has.  Next
 * comes the first question that is open then.  RUNGS_BAD_INPUT for an id that
 * is no answer, for several where one is wanted, and for a question that does
 * not arise. */
enum rungs_status rungs_assessment_answer(struct rungs_atlas *atlas,
					  const struct rungs_records *profile,
					  enum rungs_question question,
					  const char *const *ids, size_t count,
					  struct rungs_edits *out,
					  struct rungs_error *error);

/* The change that makes a question, or with RUNGS_QUESTION_COUNT the end, the
 * next: for who goes back and leaves there.  None if it is. */
enum rungs_status rungs_assessment_go(const struct rungs_records *profile,
				      enum rungs_question question,
				      struct rungs_edits *out,
				      struct rungs_error *error);

#endif
