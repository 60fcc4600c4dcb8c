#include "crosswalk_head.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "figure.h"
#include "sheet.h"
#include "value.h"

#define LINES 40 /* that may stand above a table */

enum { NAME, AUTHOR, VERSION, DATE, CODES, OTHER_CODES, KEYS };

static const char *const keys[KEYS] = {
	[NAME] = "Mapping project name",
	[AUTHOR] = "Mapping project author",
	[VERSION] = "Mapping project version",
	[DATE] = "Mapping project version date",
	[CODES] = "Classification 1 Version",
	[OTHER_CODES] = "Classification 2 Version",
};

typedef char values[KEYS][120];

static void keep(values said, const struct cell *key, const struct cell *value)
{
	static const struct column any = {.kind = COLUMN_TEXT};
	struct cell name = cell_trimmed(*key), text = cell_trimmed(*value);

	for (size_t i = 0; i < KEYS; i++)
		if (cell_is(&name, keys[i]) && text.size < sizeof(said[i]) &&
		    value_check(&any, text.text, text.size).fit) {
			memcpy(said[i], text.text, text.size);
			said[i][text.size] = '\0';
		}
}

static void read_lines(values said, const char *bytes, size_t size)
{
	struct sheet sheet;

	sheet_open(&sheet, SHEET_COMMAS, bytes, size);
	for (size_t i = 0; i < LINES && sheet_next(&sheet) == SHEET_ROW; i++)
		if (sheet.count > 1)
			keep(said, &sheet.cells[0], &sheet.cells[1]);
	sheet_close(&sheet);
}

/* Of '2022-09-01' or 'Sep-22'. */
static int year_of(const char *date)
{
	int year = figure_year(date, 0);
	size_t size = strlen(date);

	if (year != 0 || size < 3 || !isdigit((unsigned char)date[size - 2]) ||
	    !isdigit((unsigned char)date[size - 1]) ||
	    isdigit((unsigned char)date[size - 3]))
		return year;
	return 2000 + (date[size - 2] - '0') * 10 + date[size - 1] - '0';
}

static void add(char *text, size_t size, const char *before, const char *word,
		const char *after)
{
	size_t used = strlen(text);

	if (word[0] != '\0')
		snprintf(text + used, size - used, "%s%s%s", before, word,
			 after);
}

void crosswalk_head_read(struct crosswalk_head *head, const char *bytes,
			 size_t size)
{
	values said = {{0}};
	int year;

	read_lines(said, bytes, size);
	year = year_of(said[DATE]);
	snprintf(head->title, sizeof(head->title), "%s",
		 said[NAME][0] != '\0' ? said[NAME] : "ESCO-O*NET Crosswalk");
	add(head->title, sizeof(head->title), ", version ", said[VERSION], "");
	add(head->title, sizeof(head->title), " (", said[DATE], ")");
	add(head->title, sizeof(head->title), ": ", said[CODES], "");
	add(head->title, sizeof(head->title),
	    said[CODES][0] != '\0' ? ", ESCO " : ": ESCO ", said[OTHER_CODES],
	    "");
	snprintf(head->author, sizeof(head->author), "%s",
		 said[AUTHOR][0] != '\0' ? said[AUTHOR]
					 : "European Commission");
	head->year[0] = '\0';
	if (year != 0)
		snprintf(head->year, sizeof(head->year), "%d", year);
}
