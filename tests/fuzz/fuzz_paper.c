/* Any bytes as the texts of a plan, in the files that are made of it for others.
 * A form feed parts them: route, names of the plan, of a step and of whose it
 * is, what the step is about, its note. */
#include <stdint.h>

#include <rungs/plan.h>

#include "draw/plan_write.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXTS = 6 };

static struct rungs_atlas *open_once(void)
{
	static struct rungs_atlas *atlas;

	if (atlas == NULL)
		REQUIRE(rungs_atlas_open(&atlas, FIXTURE, NULL) == RUNGS_OK);
	return atlas;
}

struct draft {
	FILE *out;
	char *text;
	size_t size;
};

static void begin(struct draft *draft)
{
	draft->out = open_memstream(&draft->text, &draft->size);
	REQUIRE(draft->out != NULL);
}

/* Whole UTF-8 without what drives a terminal. */
static void end(struct draft *draft)
{
	REQUIRE(fclose(draft->out) == 0);
	REQUIRE(text_is_valid(draft->text, draft->size));
	for (size_t i = 0; i < draft->size; i++)
		REQUIRE((unsigned char)draft->text[i] >= ' ' ||
			strchr("\r\n\t", draft->text[i]) != NULL);
}

static int count(const char *text, const char *part)
{
	int found = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		found++;
	return found;
}

static void check_papers(const struct plan_set *set)
{
	struct draft draft;
	struct paper paper;

	REQUIRE(plan_paper(&paper, open_once(), set, NULL) == RUNGS_OK);
	begin(&draft);
	REQUIRE(paper_write_html(draft.out, &paper, NULL) == RUNGS_OK);
	end(&draft);
	REQUIRE(count(draft.text, "<script") == 0);
	/* one of the page, one of its picture */
	REQUIRE(count(draft.text, "</style>") <= 2);
	REQUIRE(count(draft.text, "<tr>") == count(draft.text, "</tr>"));
	REQUIRE(count(draft.text, "href=") == count(draft.text, "href=\"http"));
	free(draft.text);
	begin(&draft);
	paper_write_markdown(draft.out, &paper);
	end(&draft);
	free(draft.text);
	paper_release(&paper);
}

/* Every quote is one of a field or doubled, and no field is a formula. */
static void check_csv(const struct plan_set *set)
{
	struct draft draft;
	bool within = false;

	begin(&draft);
	plan_write_csv(draft.out, set);
	end(&draft);
	for (const char *at = draft.text; *at != '\0'; at++) {
		if (*at == '"')
			within = !within;
		else if (within && at[-1] == '"')
			REQUIRE(strchr("=+-@", *at) == NULL ||
				(at - draft.text > 1 && at[-2] == '"'));
		REQUIRE(within || strchr("\",\r\n", *at) != NULL);
	}
	REQUIRE(!within);
	free(draft.text);
}

static void check_calendar(const struct plan_set *set)
{
	struct draft draft;

	begin(&draft);
	REQUIRE(plan_write_calendar(draft.out, set, NULL) == RUNGS_OK);
	end(&draft);
	for (const char *at = draft.text; *at != '\0';) {
		size_t line = strcspn(at, "\r\n");

		REQUIRE(line > 0 && line <= 75 && text_is_valid(at, line));
		REQUIRE(strncmp(at + line, "\r\n", 2) == 0);
		at += line + 2;
	}
	REQUIRE(count(draft.text, "BEGIN:VTODO\r\n") == (int)set->plans->steps);
	free(draft.text);
}

static void check(char *const texts[TEXTS])
{
	struct rungs_record all[] = {
		{.section = RUNGS_PLANNED,
		 .id = "p",
		 .name = texts[1] != NULL ? texts[1] : "P",
		 .text = texts[0],
		 .date = "2026-11-26"},
		{.section = RUNGS_STEP,
		 .id = "p/1",
		 .name = texts[2] != NULL ? texts[2] : "S",
		 .text = "own",
		 .stage = 1,
		 .date = "2027-01-01",
		 .note = texts[5]},
		{.section = RUNGS_STEP,
		 .id = "p/2",
		 .name = texts[2] != NULL ? texts[2] : "S",
		 .text = "learn",
		 .about = texts[4],
		 .level = 3,
		 .stage = 2,
		 .done = true,
		 .done_on = "2027-02-01"},
	};
	struct rungs_records records = {3, all, NULL};
	struct rungs_plan plan;
	struct plan_set set = {.who = texts[3], .count = 1, .plans = &plan};

	REQUIRE(rungs_plan_get(open_once(), &records, "p", &plan, NULL) ==
		RUNGS_OK);
	check_papers(&set);
	check_csv(&set);
	check_calendar(&set);
	rungs_plan_release(&plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(3 * size + 1), *rest = copy, *texts[TEXTS];

	REQUIRE(copy != NULL);
	/* As a profile hands out what a file has. */
	text_clean(copy, (const char *)data, size);
	for (size_t i = 0; i < TEXTS; i++)
		texts[i] = strsep(&rest, "\f");
	check(texts);
	free(copy);
	return 0;
}
