/* Rows, their lines, and what cannot be read. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/csv_file.h"
#include "suite.h"

#define BYTES(text) text, sizeof(text) - 1

/* Everything in a table, one line a row: 'LINE a|b' or 'LINE:FIELD message';
 * the caller frees it. */
static char *read_all(const char *bytes, size_t size)
{
	struct csv_file *file = csv_file_new(bytes, size);
	struct csv_problem problem;
	struct csv_row row;
	enum csv_file_got got;
	char *out = NULL;
	size_t out_size;
	FILE *to = open_memstream(&out, &out_size);

	ck_assert_ptr_nonnull(file);
	while ((got = csv_file_next(file, &row, &problem)) != CSV_FILE_END) {
		if (got == CSV_FILE_PROBLEM) {
			fprintf(to, "%ld:%zu %s\n", problem.line, problem.field,
				problem.message);
			continue;
		}
		ck_assert_int_eq(got, CSV_FILE_ROW);
		fprintf(to, "%ld ", row.line);
		for (size_t i = 0; i < row.count; i++) {
			ck_assert_int_eq(row.fields[i].text[row.fields[i].size],
					 '\0');
			fprintf(to, "%s", i > 0 ? "|" : "");
			fwrite(row.fields[i].text, 1, row.fields[i].size, to);
		}
		fprintf(to, "\n");
	}
	csv_file_free(file);
	fclose(to);
	return out;
}

static const struct {
	const char *bytes;
	size_t size;
	const char *rows;
} cases[] = {
	{BYTES(""), ""},
	{BYTES("\n\n\r\n"), ""},
	{BYTES("a"), "1 a\n"},
	{BYTES("a,b\nc,d\n"), "1 a|b\n2 c|d\n"},
	{BYTES("a,b\nc,d"), "1 a|b\n2 c|d\n"},
	{BYTES("a,b\r\nc,d\r\n"), "1 a|b\n2 c|d\n"},
	{BYTES("\xEF\xBB\xBF"
	       "a,b\n"),
	 "1 a|b\n"},
	{BYTES("\xEF\xBB\xBF"), ""},
	{BYTES("\xEF\xBB"), "1 \xEF\xBB\n"},
	/* Nothing is trimmed, empty fields are fields. */
	{BYTES(" a , \"b\n"), "1:1 has a quote inside an unquoted field\n"},
	{BYTES(" a ,b \n"), "1  a |b \n"},
	{BYTES(",\n,,\n"), "1 |\n2 ||\n"},
	{BYTES("\"\"\n"), "1 \n"},
	/* Blank lines count. */
	{BYTES("a\n\n\nb\n\nc"), "1 a\n4 b\n6 c\n"},
	/* Quotes hide commas, line ends and doubled quotes. */
	{BYTES("\"a,b\",\"c\"\"d\"\n"), "1 a,b|c\"d\n"},
	{BYTES("\"a\n\nb\",c\nd,e\n"), "1 a\n\nb|c\n4 d|e\n"},
	{BYTES("\"a\r\nb\",c\r\nd,e"), "1 a\nb|c\n3 d|e\n"},
	/* Semicolons are read alike, where they rather stand between. */
	{BYTES("a;b\nc;d,e\n"), "1 a|b\n2 c|d,e\n"},
	{BYTES("\xEF\xBB\xBF\r\n\"a;b\r\nc\";\"d;\"\r\n\"e,\";\r\n"),
	 "2 a;b\nc|d;\n4 e,|\n"},
	{BYTES("One, with a comma;;\na;b;c\n"),
	 "1 One, with a comma||\n2 a|b|c\n"},
	{BYTES("a,b\nc;d;e,f\n"), "1 a|b\n2 c;d;e|f\n"},
	{BYTES("a;b,c;d\ne,f\n"), "1 a|b,c|d\n2 e,f\n"},
	{BYTES("a;b,c\n"), "1 a;b|c\n"},
	{BYTES("\"a;;b\",c\n"), "1 a;;b|c\n"},
	{BYTES("a\nb;c\n"), "1 a\n2 b|c\n"},
	{BYTES("a;\"b\nc;d\n"),
	 "1:1 opens a quote that is not closed\n2 c|d\n"},
	/* A carriage return of its own is left to the judge of values. */
	{BYTES("a\rb\nc\r"), "1 a\rb\n2 c\n"},
	/* Reading goes on behind what is broken. */
	{BYTES("a,b\n\"c,d\ne,f\n"),
	 "1 a|b\n2:0 opens a quote that is not closed\n3 e|f\n"},
	{BYTES("a,\"b\nc,\"d\ne"),
	 "1:1 opens a quote that is not closed\n"
	 "2:1 opens a quote that is not closed\n3 e\n"},
	{BYTES("a,\"b"), "1:1 opens a quote that is not closed\n"},
	{BYTES("\""), "1:0 opens a quote that is not closed\n"},
	{BYTES("a,\"b\"c\nd"), "1:1 has text after its closing quote\n2 d\n"},
	{BYTES("a,\"b\" \nd"), "1:1 has text after its closing quote\n2 d\n"},
	{BYTES("a,b\"c\"\nd"),
	 "1:1 has a quote inside an unquoted field\n2 d\n"},
	{BYTES("a,b\"\n\nd"),
	 "1:1 has a quote inside an unquoted field\n3 d\n"},
};

START_TEST(reads)
{
	char *rows = read_all(cases[_i].bytes, cases[_i].size);

	ck_assert_str_eq(rows, cases[_i].rows);
	free(rows);
}
END_TEST

START_TEST(keeps_every_byte)
{
	struct csv_problem problem;
	struct csv_file *file;
	struct csv_row row;
	char bytes[256];
	size_t size = 0;

	for (int i = 0; i < 256; i++)
		if (memchr("\",;\n", i, 4) == NULL)
			bytes[size++] = (char)i;
	file = csv_file_new(bytes, size);
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(csv_file_next(file, &row, &problem), CSV_FILE_ROW);
	ck_assert_uint_eq(row.count, 1);
	ck_assert_uint_eq(row.fields[0].size, size);
	ck_assert_mem_eq(row.fields[0].text, bytes, size);
	ck_assert_int_eq(csv_file_next(file, &row, &problem), CSV_FILE_END);
	ck_assert_int_eq(csv_file_next(file, &row, &problem), CSV_FILE_END);
	csv_file_free(file);
}
END_TEST

/* A field of size bytes between two short ones, then a row. */
static char *read_long(size_t size, bool quoted, bool lines)
{
	size_t used = 0;
	char *bytes = malloc(size + 16), *rows;

	ck_assert_ptr_nonnull(bytes);
	bytes[used++] = 'a';
	bytes[used++] = ',';
	if (quoted)
		bytes[used++] = '"';
	for (size_t i = 0; i < size; i++)
		bytes[used++] = lines && i % 100 == 99 ? '\n' : 'x';
	if (quoted)
		bytes[used++] = '"';
	memcpy(bytes + used, ",b\nc,d\n", 7);
	rows = read_all(bytes, used + 7);
	free(bytes);
	return rows;
}

START_TEST(bounds_a_field)
{
	bool quoted = _i > 0;
	char *rows = read_long(CSV_FILE_FIELD_MAX, quoted, false);

	ck_assert_uint_eq(strlen(rows), CSV_FILE_FIELD_MAX + 7 + 6);
	free(rows);
	rows = read_long(CSV_FILE_FIELD_MAX + 1, quoted, false);
	ck_assert_str_eq(rows, "1:1 is longer than 1 MB\n2 c|d\n");
	free(rows);
	rows = read_long(3 * CSV_FILE_FIELD_MAX, quoted, false);
	ck_assert_str_eq(rows, "1:1 is longer than 1 MB\n2 c|d\n");
	free(rows);
}
END_TEST

START_TEST(bounds_a_field_of_many_lines)
{
	char *rows = read_long(3 * CSV_FILE_FIELD_MAX, true, true);

	ck_assert_int_eq(strncmp(rows, "1:1 is longer than 1 MB\n2 x", 27), 0);
	free(rows);
}
END_TEST

START_TEST(bounds_the_fields)
{
	char bytes[CSV_FILE_FIELDS_MAX + 3], *rows;

	memset(bytes, ',', sizeof(bytes));
	bytes[CSV_FILE_FIELDS_MAX - 1] = '\n';
	rows = read_all(bytes, CSV_FILE_FIELDS_MAX);
	ck_assert_uint_eq(strlen(rows), CSV_FILE_FIELDS_MAX + 2);
	free(rows);
	memcpy(bytes + CSV_FILE_FIELDS_MAX - 1, ",\na", 3);
	rows = read_all(bytes, CSV_FILE_FIELDS_MAX + 2);
	ck_assert_str_eq(
		rows, "1:1000 is one too many: a row has at most 1000\n2 a\n");
	free(rows);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("csv_file");
	TCase *tcase = tcase_create("csv_file");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, reads, 0,
			    (int)(sizeof(cases) / sizeof(cases[0])));
	tcase_add_test(tcase, keeps_every_byte);
	tcase_add_loop_test(tcase, bounds_a_field, 0, 2);
	tcase_add_test(tcase, bounds_a_field_of_many_lines);
	tcase_add_test(tcase, bounds_the_fields);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
