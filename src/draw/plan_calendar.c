#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/escape.h"
#include "../page/plan_words.h"
#include "plan_write.h"

enum { LINE_MOST = 75 }; /* bytes, its end not counted */

/* Breaks the lines of a text that are too long, never within a character, and
 * gives all the ends that they are to have. */
static void fold(FILE *out, const char *text, size_t size)
{
	size_t used = 0, taken;

	for (; size > 0; text += taken, size -= taken) {
		uint32_t code;

		taken = text_decode(text, size, &code);
		if (code == '\n') {
			fputs("\r\n", out);
			used = 0;
			continue;
		}
		if (used + taken > LINE_MOST) {
			fputs("\r\n ", out);
			used = 1;
		}
		fwrite(text, 1, taken, out);
		used += taken;
	}
}

static void put_text(FILE *out, const char *name, const char *text)
{
	if (text == NULL)
		return;
	fprintf(out, "%s:", name);
	escape_calendar(out, text);
	fputc('\n', out);
}

/* A date without its dashes, and what stands around it. */
static void put_date(FILE *out, const char *before, const char *date,
		     const char *after)
{
	fprintf(out, "%s%.4s%.2s%.2s%s\n", before, date, date + 5, date + 8,
		after);
}

struct entry {
	const struct plan_set *set;
	const struct rungs_plan *plan;
	const struct rungs_plan_step *step;
};

/* Whose, which plan and which step: two people may have a plan of one id, and a
 * plan that is made anew counts anew. */
static void put_id(FILE *out, const char *name, const struct entry *entry,
		   const char *more)
{
	const char *made = entry->plan->made;

	fprintf(out, "%s:", name);
	escape_calendar(out, entry->set->who);
	fputs(entry->set->who != NULL ? "." : "", out);
	escape_calendar(out, made);
	fputs(made != NULL ? "." : "", out);
	escape_calendar(out, entry->plan->id);
	fprintf(out, ".%d%s@rungs\n", entry->step->number, more);
}

/* What both components begin with.  No clock is asked: a plan is as old as it
 * was made, and changed when it was ticked. */
static void put_stamp(FILE *out, const struct entry *entry)
{
	const char *made = entry->plan->made;

	put_date(out, "DTSTAMP:", made != NULL ? made : "1970-01-01",
		 "T000000Z");
	if (entry->step->done_on != NULL)
		put_date(out, "LAST-MODIFIED:", entry->step->done_on,
			 "T120000Z");
}

static void put_todo(FILE *out, struct builder *words,
		     const struct entry *entry)
{
	const struct rungs_plan_step *step = entry->step;

	fputs("BEGIN:VTODO\n", out);
	put_id(out, "UID", entry, "");
	put_stamp(out, entry);
	put_text(out, "SUMMARY", plan_words_step(words, step));
	put_text(out, "DESCRIPTION", plan_words_why(words, step));
	put_text(out, "CATEGORIES", entry->plan->name);
	if (step->date != NULL)
		put_date(out, "DUE;VALUE=DATE:", step->date, "");
	if (step->done)
		fputs("STATUS:COMPLETED\nPERCENT-COMPLETE:100\n", out);
	else
		fputs("STATUS:NEEDS-ACTION\n", out);
	/* At noon it is the same day almost everywhere. */
	if (step->done && step->done_on != NULL)
		put_date(out, "COMPLETED:", step->done_on, "T120000Z");
	fputs("END:VTODO\n", out);
}

static void put_event(FILE *out, struct builder *words,
		      const struct entry *entry)
{
	const struct rungs_plan_step *step = entry->step;

	fputs("BEGIN:VEVENT\n", out);
	put_id(out, "UID", entry, ".due");
	put_stamp(out, entry);
	put_date(out, "DTSTART;VALUE=DATE:", step->date, "");
	put_text(out, "SUMMARY",
		 builder_format(words, "%s: %s", step->done ? "Done" : "Due",
				plan_words_step(words, step)));
	put_text(out, "DESCRIPTION", plan_words_why(words, step));
	put_text(out, "CATEGORIES", entry->plan->name);
	put_id(out, "RELATED-TO", entry, "");
	fputs("TRANSP:TRANSPARENT\nEND:VEVENT\n", out);
}

static void put_plan(FILE *out, const struct plan_set *set,
		     const struct rungs_plan *plan)
{
	for (size_t i = 0; i < plan->stage_count; i++) {
		const struct rungs_plan_stage *stage = &plan->stages[i];

		for (size_t j = 0; j < stage->step_count; j++) {
			struct entry entry = {set, plan, &stage->steps[j]};
			struct builder words;

			builder_begin(&words, RUNGS_ROLE, NULL);
			put_todo(out, &words, &entry);
			if (entry.step->date != NULL)
				put_event(out, &words, &entry);
			arena_free(words.arena);
		}
	}
}

static void put_calendar(FILE *out, const struct plan_set *set)
{
	fputs("BEGIN:VCALENDAR\nVERSION:2.0\n"
	      "PRODID:-//Rungs//Plans//EN\nCALSCALE:GREGORIAN\n",
	      out);
	put_text(out, "X-WR-CALNAME",
		 set->who != NULL || set->count != 1 ? set->who
						     : set->plans->name);
	for (size_t i = 0; i < set->count; i++)
		put_plan(out, set, &set->plans[i]);
	fputs("END:VCALENDAR\n", out);
}

enum rungs_status plan_write_calendar(FILE *out, const struct plan_set *set,
				      struct rungs_error *error)
{
	char *text = NULL;
	size_t size;
	FILE *draft = open_memstream(&text, &size);
	bool whole = draft != NULL;

	if (whole) {
		put_calendar(draft, set);
		whole = fclose(draft) == 0;
	}
	if (whole)
		fold(out, text, size);
	free(text);
	return whole ? RUNGS_OK : error_no_memory(error);
}
