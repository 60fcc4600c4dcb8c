#include <rungs/select.h>

#include <stdlib.h>

#include "invocation.h"
#include "json.h"

static json_t *value_json(const struct rungs_value *value)
{
	switch (value->kind) {
	case RUNGS_VALUE_INTEGER:
		return json_integer(value->integer);
	case RUNGS_VALUE_REAL:
		return json_figure(value->real);
	case RUNGS_VALUE_TEXT:
		return json_text(value->text);
	default:
		return json_null();
	}
}

static int answer_json(struct invocation *call,
		       const struct rungs_result *answer)
{
	json_t *out = json_answer(call), *columns = json_array(),
	       *rows = json_array();

	for (size_t i = 0; i < answer->column_count; i++)
		json_push(&columns, json_text(answer->columns[i]));
	for (size_t i = 0; i < answer->row_count; i++) {
		json_t *row = json_array();

		for (size_t j = 0; j < answer->column_count; j++)
			json_push(
				&row,
				value_json(&answer->values
						    [i * answer->column_count +
						     j]));
		json_push(&rows, row);
	}
	json_put(&out, "columns", columns);
	json_put(&out, "rows", rows);
	return json_finish(call, out, false,
			   answer->row_count > 0 ? EXIT_DONE : EXIT_NOTHING);
}

static void put_value(struct output *out, const struct rungs_value *value)
{
	switch (value->kind) {
	case RUNGS_VALUE_INTEGER:
		output_format(out, "%lld", (long long)value->integer);
		break;
	case RUNGS_VALUE_REAL:
		output_format(out, "%.15g", value->real);
		break;
	case RUNGS_VALUE_TEXT:
		output_text(out, value->text);
		break;
	default:
		break;
	}
}

static int answer_lines(struct invocation *call,
			const struct rungs_result *answer)
{
	struct output *out = &call->out;

	for (size_t i = 0; i < answer->column_count; i++) {
		output_put(out, i > 0 ? "\t" : "");
		output_styled(out, STYLE_LABEL, answer->columns[i]);
	}
	output_put(out, "\n");
	for (size_t i = 0; i < answer->row_count * answer->column_count; i++) {
		put_value(out, &answer->values[i]);
		output_put(out,
			   (i + 1) % answer->column_count == 0 ? "\n" : "\t");
	}
	return answer->row_count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int run_sql(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct rungs_result answer;
	struct rungs_error error;
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	if (rungs_select(atlas, call->operands[0], &answer, &error) != RUNGS_OK)
		status = complain_of(call, &error);
	else
		status = call->value[OPTION_JSON] != NULL
				 ? answer_json(call, &answer)
				 : answer_lines(call, &answer);
	rungs_result_release(&answer);
	rungs_atlas_close(atlas);
	return status;
}
