/* What each of several people has of what one role asks. */
#include <rungs/fit.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "fit.h"
#include "json.h"
#include "pack.h"

enum { NAME_COLUMNS = 32, NEEDS_COLUMNS = 12, LEAST_COLUMNS = 7, TEXT = 64 };

struct person {
	char *who; /* the file's name without its ending */
	struct pack_profile profile;
	struct rungs_fit fit;
};

struct team {
	struct invocation *call;
	struct rungs_atlas *atlas;
	struct rungs_thing role;
	struct rungs_fit asked; /* of somebody who has nothing */
	size_t count, failed;
	struct person *people;
};

/* What a person has of what a row asks; the rows of people are in an order of
 * their own. */
static const struct rungs_fit_row *row_of(const struct team *team,
					  size_t person,
					  const struct rungs_fit_row *asked)
{
	const struct rungs_fit *fit = &team->people[person].fit;

	for (size_t i = 0; i < fit->row_count; i++)
		if (fit->rows[i].kind == asked->kind &&
		    strcmp(fit->rows[i].requirement.id,
			   asked->requirement.id) == 0)
			return &fit->rows[i];
	return asked;
}

/* What stands in the row of a requirement or, behind the last, of how the role
 * fits. */
struct cell {
	char text[TEXT + 1];
	int rank;  /* from 0; less is better */
	bool less; /* than asked */
};

static void write_level(char out[TEXT], int level, const char *unknown)
{
	if (level == RUNGS_UNKNOWN)
		snprintf(out, TEXT, "%s", unknown);
	else
		snprintf(out, TEXT, "%d", level);
}

static void write_needs(char out[TEXT], const struct rungs_fit_row *row)
{
	if (row->kind == RUNGS_EDUCATION)
		snprintf(out, TEXT, "%.60s", row->needs_degree.name);
	else
		write_level(out, row->needs, "yes");
}

static void write_has(char out[TEXT], const struct rungs_fit_row *row)
{
	if (row->kind == RUNGS_EDUCATION && row->has_degree.id != NULL)
		snprintf(out, TEXT, "%.60s", row->has_degree.name);
	else if (row->kind == RUNGS_EDUCATION)
		snprintf(out, TEXT, "no");
	else
		write_level(out, row->has, row->met ? "yes" : "no");
}

static struct cell cell_of(const struct team *team, size_t person, size_t r)
{
	const struct rungs_fit *fit = &team->people[person].fit;
	struct cell cell = {.rank = (int)fit->brief.band};

	if (r < team->asked.row_count) {
		const struct rungs_fit_row *row =
			row_of(team, person, &team->asked.rows[r]);

		write_has(cell.text, row);
		cell.rank = cell.less = !row->met;
	} else {
		snprintf(cell.text, TEXT, "%s",
			 rungs_band_word(fit->brief.band));
	}
	return cell;
}

static void put_field(struct output *out, const char *text)
{
	output_put(out, "\t");
	output_text(out, text);
}

/* A line each with tabs between, for programs and spreadsheets. */
static void put_lines(const struct team *team)
{
	struct output *out = &team->call->out;
	char text[TEXT];

	output_put(out, "requirement\tid\tneeds");
	for (size_t p = 0; p < team->count; p++)
		put_field(out, team->people[p].who);
	for (size_t r = 0; r <= team->asked.row_count; r++) {
		const struct rungs_fit_row *row = &team->asked.rows[r];

		output_put(out, "\n");
		if (r < team->asked.row_count) {
			output_text(out, row->requirement.name);
			put_field(out, row->requirement.id);
			write_needs(text, row);
			put_field(out, text);
		} else {
			output_put(out, "fit\t\t");
		}
		for (size_t p = 0; p < team->count; p++)
			put_field(out, cell_of(team, p, r).text);
	}
	output_put(out, "\n");
}

static void put_cell(struct output *out, const char *text, int columns)
{
	output_spaces(out, columns - output_clipped(out, text, columns - 2));
}

static int columns_of(const struct team *team, size_t person)
{
	int columns = text_columns(team->people[person].who) + 2;

	return columns > LEAST_COLUMNS ? columns : LEAST_COLUMNS;
}

static void put_matrix(const struct team *team)
{
	struct output *out = &team->call->out;
	char text[TEXT];

	output_spaces(out, NAME_COLUMNS);
	put_cell(out, "needs", NEEDS_COLUMNS);
	for (size_t p = 0; p < team->count; p++)
		put_cell(out, team->people[p].who, columns_of(team, p));
	for (size_t r = 0; r <= team->asked.row_count; r++) {
		const struct rungs_fit_row *row = &team->asked.rows[r];

		output_put(out, "\n");
		if (r < team->asked.row_count) {
			put_cell(out, row->requirement.name, NAME_COLUMNS);
			write_needs(text, row);
			put_cell(out, text, NEEDS_COLUMNS);
		} else {
			put_cell(out, "Fit", NAME_COLUMNS + NEEDS_COLUMNS);
		}
		for (size_t p = 0; p < team->count; p++) {
			struct cell cell = cell_of(team, p, r);

			if (cell.less)
				strcat(cell.text, "*");
			put_cell(out, cell.text, columns_of(team, p));
		}
	}
	output_put(out, "\n");
}

static bool are_alike(const struct team *team, size_t p, size_t q, size_t r)
{
	struct cell one = cell_of(team, p, r), other = cell_of(team, q, r);

	return one.rank == other.rank && strcmp(one.text, other.text) == 0;
}

/* Those who have the same in a row as one of them, unless it is told already,
 * with one before. */
static void put_alike(const struct team *team, size_t first, size_t r)
{
	struct output *out = &team->call->out;
	struct cell cell = cell_of(team, first, r);
	size_t count = 0;
	int at;

	for (size_t p = 0; p < team->count; p++) {
		if (!are_alike(team, first, p, r))
			continue;
		if (p < first)
			return;
		count++;
	}
	at = output_format(out, "  %s%s:", cell.text, cell.less ? "*" : "");
	if (count == team->count) {
		output_put(out, " everybody\n");
		return;
	}
	for (size_t p = first; p < team->count; p++) {
		const char *who = team->people[p].who;

		if (!are_alike(team, first, p, r))
			continue;
		if (at + text_columns(who) + 2 > team->call->columns) {
			output_put(out, "\n   ");
			at = 3;
		}
		output_put(out, " ");
		at += output_text(out, who) + 2;
		output_put(out, --count > 0 ? "," : "\n");
	}
}

/* For more people than fit beside one another. */
static void put_lists(const struct team *team)
{
	struct output *out = &team->call->out;
	char text[TEXT];

	for (size_t r = 0; r <= team->asked.row_count; r++) {
		const struct rungs_fit_row *row = &team->asked.rows[r];

		if (r < team->asked.row_count) {
			write_needs(text, row);
			output_format(out, "%s, needs %s",
				      row->requirement.name, text);
		} else {
			output_put(out, "Fit");
		}
		output_put(out, "\n");
		for (int rank = 0; rank <= RUNGS_FAR; rank++)
			for (size_t p = 0; p < team->count; p++)
				if (cell_of(team, p, r).rank == rank)
					put_alike(team, p, r);
	}
}

static void put_people(const struct team *team)
{
	struct output *out = &team->call->out;
	int columns = NAME_COLUMNS + NEEDS_COLUMNS;

	output_styled(out, STYLE_HEADING, team->role.name);
	output_put(out, ": who has what of what it asks; * is less\n\n");
	for (size_t p = 0; p < team->count; p++)
		columns += columns_of(team, p);
	if (columns <= team->call->columns)
		put_matrix(team);
	else
		put_lists(team);
}

static int answer(const struct team *team, int status)
{
	json_t *out = json_answer(team->call), *people = json_array();

	json_put(&out, "role", json_brief(&team->asked.brief.role));
	for (size_t p = 0; p < team->count; p++) {
		const struct person *person = &team->people[p];
		json_t *one = json_object();

		json_put(&one, "who", json_bytes(person->who));
		fit_put_brief(&one, &person->fit.brief);
		json_put(
			&one, "rows",
			fit_rows_json(person->fit.row_count, person->fit.rows));
		json_push(&people, one);
	}
	json_put(&out, "people", people);
	return json_finish(team->call, out, false, status);
}

/* What is wrong with a profile is told, and the next one has its turn. */
static void take(struct team *team, const char *folder, const char *file)
{
	struct person *person = &team->people[team->count];
	struct rungs_error error = {0};
	enum rungs_status status = RUNGS_NO_MEMORY;
	char *path = NULL;

	person->who = strndup(file, (size_t)(strrchr(file, '.') - file));
	if (person->who != NULL && asprintf(&path, "%s/%s", folder, file) >= 0)
		status = pack_profile_read(&person->profile, path, &error);
	if (status == RUNGS_OK)
		status = rungs_fit_get(team->atlas, &person->profile.records,
				       team->role.id, &person->fit, &error);
	free(path);
	if (status == RUNGS_OK) {
		team->count++;
		return;
	}
	complain(team->call, "%s",
		 *error.text != '\0' ? error.text : "Memory ran out.");
	team->failed++;
	pack_profile_release(&person->profile);
	free(person->who);
	*person = (struct person){0};
}

static int tell(const struct team *team)
{
	int status = team->failed > 0 ? EXIT_TROUBLE : EXIT_DONE;

	if (team->count == 0)
		return status;
	if (team->call->value[OPTION_JSON] != NULL)
		return answer(team, status);
	if (wants_lines(team->call))
		put_lines(team);
	else
		put_people(team);
	return status;
}

static void release(struct team *team)
{
	for (size_t i = 0; i < team->count; i++) {
		rungs_fit_release(&team->people[i].fit);
		pack_profile_release(&team->people[i].profile);
		free(team->people[i].who);
	}
	free(team->people);
}

int fit_team(struct invocation *call, struct rungs_atlas *atlas)
{
	struct team team = {.call = call, .atlas = atlas};
	const char *folder = call->value[OPTION_PROFILES];
	const struct rungs_records nobody = {0};
	struct rungs_error error = {0};
	struct pack_files files;
	struct rungs_things found;
	int status;

	if (call->operand_count != 1) {
		complain(call, "--profiles compares people for one role: rungs "
			       "fit ROLE --profiles FOLDER.");
		return EXIT_USAGE;
	}
	status = find_of_kinds(call, atlas, call->operands[0], 1u << RUNGS_ROLE,
			       &found, &team.role);
	if (status != EXIT_DONE)
		return status;
	status = pack_files_list(call, folder, &files);
	if (status == EXIT_DONE &&
	    rungs_fit_get(atlas, &nobody, team.role.id, &team.asked, &error) !=
		    RUNGS_OK)
		status = complain_of(call, &error);
	if (status == EXIT_DONE) {
		team.people = calloc(files.count, sizeof(*team.people));
		for (size_t i = 0; team.people != NULL && i < files.count; i++)
			take(&team, folder, files.at[i]->d_name);
		status = tell(&team);
		release(&team);
	}
	rungs_fit_release(&team.asked);
	pack_files_release(&files);
	rungs_things_release(&found);
	return status;
}
