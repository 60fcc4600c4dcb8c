#include <rungs/ladder.h>

#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../draw/canvas.h"
#include "../draw/ladder_format.h"
#include "../page/page.h"
#include "invocation.h"
#include "json.h"
#include "print.h"

static json_t *role_json(const struct rungs_ladder *ladder, size_t at)
{
	return json_brief(&ladder->roles[at].brief);
}

static json_t *move_json(const struct rungs_ladder *ladder, size_t at)
{
	const struct rungs_ladder_move *move = &ladder->moves[at];
	json_t *row = json_object();

	json_put(&row, "from", json_text(ladder->roles[move->from].brief.id));
	json_put(&row, "to", json_text(ladder->roles[move->to].brief.id));
	json_put(&row, "kind", json_text(move->kind));
	json_put(&row, "years", json_range(move->years_min, move->years_max));
	json_put(&row, "commonness", json_text(move->commonness));
	json_put(&row, "doubtful", json_boolean(move->doubtful));
	json_basis(&row, &move->basis);
	return row;
}

static json_t *all(const struct rungs_ladder *ladder, size_t count,
		   json_t *(*make)(const struct rungs_ladder *, size_t))
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_push(&out, make(ladder, i));
	return out;
}

static int ladder_json(struct invocation *call,
		       const struct rungs_ladder *ladder)
{
	const struct rungs_ref subject = {ladder->id, ladder->name};
	json_t *out = json_answer(call);

	json_put(&out, "kind",
		 ladder->id != NULL
			 ? json_text(rungs_kind_singular(ladder->kind))
			 : json_null());
	json_put(&out, "of", json_ref(&subject));
	json_put(&out, "levels",
		 json_ref_array(ladder->level_count, ladder->levels));
	json_put(&out, rungs_kind_plural(ladder->column_kind),
		 json_ref_array(ladder->column_count, ladder->columns));
	json_put(&out, "roles", all(ladder, ladder->role_count, role_json));
	json_put(&out, "moves", all(ladder, ladder->move_count, move_json));
	return json_finish(call, out, false, EXIT_DONE);
}

static void put_row(struct output *out, const struct canvas *canvas, int row)
{
	const struct canvas_cell *cells =
		&canvas->at[(size_t)row * (size_t)canvas->width];
	int end = canvas->width;

	while (end > 0 && cells[end - 1].code == ' ')
		end--;
	for (int i = 0; i < end; i++) {
		char text[5];

		if (cells[i].code == 0)
			continue;
		output_part(out, text, text_encode(cells[i].code, text));
	}
	output_put(out, "\n");
}

/* So many rows at a time: some ladders are very large. */
enum { BAND = 64 };

static int ladder_picture(struct invocation *call,
			  const struct rungs_ladder *ladder, size_t chosen)
{
	struct canvas_options how = {.chosen = chosen,
				     .ascii = call->out.ascii};
	struct rungs_error error = {0};
	struct drawing drawing;
	struct canvas canvas;
	bool made = true;

	if (drawing_make(&drawing, ladder, NULL, &error) != RUNGS_OK)
		return complain_of(call, &error);
	for (int y = 0; made && y < drawing.height; y += BAND) {
		int rows =
			drawing.height - y < BAND ? drawing.height - y : BAND;

		made = canvas_make(&canvas, &drawing, ladder, &how, 0, y,
				   drawing.width, rows);
		for (int row = 0; made && row < rows; row++)
			put_row(&call->out, &canvas, row);
		canvas_release(&canvas);
	}
	if (!made)
		complain(call, "Memory ran out.");
	drawing_release(&drawing);
	return made ? EXIT_DONE : EXIT_TROUBLE;
}

/* Ladders as files; what is written is escaped as they ask. */
static int ladder_file(struct invocation *call,
		       const struct rungs_ladder *ladder, size_t chosen,
		       const char *format)
{
	struct rungs_error error = {0};
	enum rungs_status got = RUNGS_NO_MEMORY;
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);

	if (file != NULL) {
		got = ladder_format(file, format, ladder, chosen, &error);
		if (fclose(file) != 0)
			got = RUNGS_NO_MEMORY;
	}
	if (got == RUNGS_NO_MEMORY)
		error_no_memory(&error);
	if (got == RUNGS_OK)
		output_bytes(&call->out, text, size);
	free(text);
	return got == RUNGS_OK ? EXIT_DONE : complain_of(call, &error);
}

static int ladder_words(struct invocation *call,
			const struct rungs_ladder *ladder)
{
	struct rungs_error error = {0};
	struct page page = {0};

	if (page_open_ladder(&page, ladder, &error) != RUNGS_OK)
		return complain_of(call, &error);
	int status = print_page(call, &page);
	page_release(&page);
	return status;
}

/* The role to bring out, which must be on the ladder. */
static int choose(struct invocation *call, struct rungs_atlas *atlas,
		  const struct rungs_ladder *ladder, size_t *chosen)
{
	const char *name = call->value[OPTION_ROLE];
	struct rungs_things found;
	struct rungs_thing role;

	*chosen = CANVAS_NO_ROLE;
	if (name == NULL)
		return EXIT_DONE;
	int status = find_of_kinds(call, atlas, name, 1u << RUNGS_ROLE, &found,
				   &role);
	if (status != EXIT_DONE)
		return status;
	for (size_t i = 0; i < ladder->role_count; i++)
		if (strcmp(ladder->roles[i].brief.id, role.id) == 0)
			*chosen = i;
	if (*chosen == CANVAS_NO_ROLE) {
		complain(call, "%s is not on this ladder.", role.name);
		status = EXIT_USAGE;
	}
	rungs_things_release(&found);
	return status;
}

/* A ladder and what is to be brought out of it. */
struct chosen_ladder {
	const struct rungs_ladder *ladder;
	size_t chosen;
};

static int write_ladder(struct invocation *call, const void *context)
{
	const struct chosen_ladder *asked = context;
	const char *format = call->value[OPTION_FORMAT];

	if (call->value[OPTION_JSON] != NULL)
		return ladder_json(call, asked->ladder);
	if (format != NULL && strcmp(format, "text") != 0)
		return ladder_file(call, asked->ladder, asked->chosen, format);
	if (call->value[OPTION_PLAIN] != NULL)
		return ladder_words(call, asked->ladder);
	return ladder_picture(call, asked->ladder, asked->chosen);
}

static int answer(struct invocation *call, struct rungs_atlas *atlas,
		  const struct rungs_ladder *ladder)
{
	struct chosen_ladder asked = {.ladder = ladder};
	int status = choose(call, atlas, ladder, &asked.chosen);

	if (status != EXIT_DONE)
		return status;
	return print_answer(call, write_ladder, &asked);
}

int run_ladder(struct invocation *call)
{
	struct rungs_things found = {0};
	struct rungs_thing subject = {.kind = RUNGS_KIND_COUNT};
	struct rungs_error error = {0};
	struct rungs_atlas *atlas;
	struct rungs_ladder ladder;
	int status = check_format(call);

	if (status != EXIT_DONE)
		return status;
	status = open_atlas(call, &atlas);
	if (status != EXIT_DONE)
		return status;
	if (call->operand_count > 0)
		status = find_of_kinds(call, atlas, call->operands[0],
				       1u << RUNGS_SPECIALIZATION |
					       1u << RUNGS_TRACK,
				       &found, &subject);
	if (status == EXIT_DONE &&
	    rungs_ladder_get(atlas, subject.kind, subject.id, &ladder,
			     &error) != RUNGS_OK) {
		status = complain_of(call, &error);
	} else if (status == EXIT_DONE) {
		status = answer(call, atlas, &ladder);
		rungs_ladder_release(&ladder);
	}
	rungs_things_release(&found);
	rungs_atlas_close(atlas);
	return status;
}
