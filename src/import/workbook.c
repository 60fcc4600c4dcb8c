#include "workbook.h"

#include <expat.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "zip_file.h"

#define STRINGS "xl/sharedStrings.xml"
#define SHEETS "xl/worksheets/sheet"
#define ROWS_MAX 1048576 /* of the format */
#define COLUMNS_MAX 1000 /* more than any table has */

struct workbook {
	const char *path; /* for messages */
	struct zip_file *zip;
	char *bytes; /* of all shared strings, each with a NUL */
	size_t size;
	size_t count; /* of them */
	size_t *begin;
};

/* One part of the workbook while it is read. */
struct part {
	struct workbook *workbook;
	XML_Parser parser;
	FILE *text; /* of the string, or value, at hand */
	char *bytes;
	size_t size;
	bool taking;           /* text that is there belongs to it */
	int hidden;            /* depth within phonetic hints */
	const char *complaint; /* or NULL */

	/* Of a sheet. */
	FILE *out; /* NULL while only its width is asked */
	long row, column, width;
	long printed; /* fields of the row so far */
	char type;    /* 's'hared, 'n'umber, or 't'ext */
};

static const char *local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

static const char *attribute(const char **list, const char *name)
{
	for (; *list != NULL; list += 2)
		if (strcmp(list[0], name) == 0)
			return list[1];
	return NULL;
}

static void stop(struct part *part, const char *complaint)
{
	if (part->complaint == NULL)
		part->complaint = complaint;
	XML_StopParser(part->parser, XML_FALSE);
}

static void begin_text(struct part *part)
{
	rewind(part->text);
	part->size = 0;
}

/* The text, until the next; NULL when memory ran out. */
static const char *end_text(struct part *part)
{
	if (putc('\0', part->text) == EOF || fflush(part->text) != 0) {
		stop(part, "memory ran out");
		return NULL;
	}
	return part->bytes;
}

static void XMLCALL on_text(void *context, const char *text, int size)
{
	struct part *part = context;

	if (part->taking && part->hidden == 0)
		fwrite(text, 1, (size_t)size, part->text);
}

/* No part of a workbook has one, and what it can define is without bounds. */
static void XMLCALL on_doctype(void *context, const char *name,
			       const char *system, const char *public,
			       int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	stop(context, "it has a document type");
}

/* Shared strings --------------------------------------------------------- */

static void XMLCALL begin_string(void *context, const char *name,
				 const char **attributes)
{
	struct part *part = context;

	(void)attributes;
	name = local_name(name);
	if (strcmp(name, "si") == 0)
		begin_text(part);
	else if (strcmp(name, "t") == 0)
		part->taking = true;
	else if (strcmp(name, "rPh") == 0)
		part->hidden++;
}

static void keep_string(struct part *part)
{
	struct workbook *workbook = part->workbook;
	const char *text = end_text(part);
	size_t size = text != NULL ? strlen(text) + 1 : 0;
	size_t *begin;
	char *bytes;

	if (text == NULL)
		return;
	if (workbook->size + size > SLURP_MAX) {
		stop(part, "its texts are too long");
		return;
	}
	if ((workbook->count & (workbook->count + 1)) == 0) {
		begin = reallocarray(workbook->begin, 2 * workbook->count + 2,
				     sizeof(*begin));
		if (begin == NULL) {
			stop(part, "memory ran out");
			return;
		}
		workbook->begin = begin;
	}
	bytes = realloc(workbook->bytes, workbook->size + size);
	if (bytes == NULL) {
		stop(part, "memory ran out");
		return;
	}
	memcpy(bytes + workbook->size, text, size);
	workbook->bytes = bytes;
	workbook->begin[workbook->count++] = workbook->size;
	workbook->size += size;
}

static void XMLCALL end_string(void *context, const char *name)
{
	struct part *part = context;

	name = local_name(name);
	if (strcmp(name, "si") == 0)
		keep_string(part);
	else if (strcmp(name, "t") == 0)
		part->taking = false;
	else if (strcmp(name, "rPh") == 0)
		part->hidden--;
}

/* Sheets ----------------------------------------------------------------- */

/* 'AF12' stands in column 32, from 1; 0 if it is no name of a cell. */
static long column_of(const char *cell)
{
	long column = 0;

	for (; *cell >= 'A' && *cell <= 'Z' && column <= COLUMNS_MAX; cell++)
		column = column * 26 + (*cell - 'A' + 1);
	return column;
}

static void begin_row(struct part *part, const char *number)
{
	long row = number != NULL ? strtol(number, NULL, 10) : part->row + 1;

	if (row <= part->row || row > ROWS_MAX) {
		stop(part, "its rows are not in order");
		return;
	}
	for (long i = part->row + 1; part->out != NULL && i < row; i++)
		putc('\n', part->out);
	part->row = row;
	part->column = 0;
	part->printed = 0;
}

static void begin_cell(struct part *part, const char *name, const char *type)
{
	long column = name != NULL ? column_of(name) : part->column + 1;

	if (column <= part->column || column > COLUMNS_MAX) {
		stop(part, "its cells are not in order, or too many");
		return;
	}
	part->column = column;
	if (column > part->width)
		part->width = column;
	part->type = 'n';
	if (type != NULL && strcmp(type, "s") == 0)
		part->type = 's';
	else if (type != NULL && strcmp(type, "n") != 0)
		part->type = 't';
	begin_text(part);
}

static void XMLCALL begin_of_sheet(void *context, const char *name,
				   const char **attributes)
{
	struct part *part = context;

	name = local_name(name);
	if (strcmp(name, "row") == 0)
		begin_row(part, attribute(attributes, "r"));
	else if (strcmp(name, "c") == 0)
		begin_cell(part, attribute(attributes, "r"),
			   attribute(attributes, "t"));
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		part->taking = true;
	else if (strcmp(name, "rPh") == 0)
		part->hidden++;
}

static void put_separators(struct part *part, long fields)
{
	for (; part->printed < fields; part->printed++)
		if (part->printed > 0)
			putc(',', part->out);
}

/* Quoted; a line end would move all lines below. */
static void put_quoted(FILE *out, const char *text)
{
	putc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text == '\n' || *text == '\r' ? ' ' : *text, out);
	}
	putc('"', out);
}

/* A number as people write it: 154187380 for 1.5418738E8. */
static const char *number_text(const char *text, char out[40])
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end != '\0')
		return text;
	snprintf(out, 40, "%.15g", value);
	return out;
}

static void end_cell(struct part *part)
{
	const struct workbook *workbook = part->workbook;
	const char *text = end_text(part);
	unsigned long at;
	char number[40];
	char *end;

	if (text == NULL || part->out == NULL || *text == '\0')
		return;
	if (part->type == 's') {
		at = strtoul(text, &end, 10);
		if (*end != '\0' || at >= workbook->count) {
			stop(part, "it names a text that is not there");
			return;
		}
		text = workbook->bytes + workbook->begin[at];
	} else if (part->type == 'n') {
		text = number_text(text, number);
	}
	put_separators(part, part->column);
	put_quoted(part->out, text);
}

static void XMLCALL end_of_sheet(void *context, const char *name)
{
	struct part *part = context;

	name = local_name(name);
	if (strcmp(name, "c") == 0) {
		end_cell(part);
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		part->taking = false;
	} else if (strcmp(name, "rPh") == 0) {
		part->hidden--;
	} else if (strcmp(name, "row") == 0 && part->out != NULL) {
		if (part->printed > 0)
			put_separators(part, part->width);
		putc('\n', part->out);
	}
}

/* Parts ------------------------------------------------------------------ */

static enum rungs_status no_workbook(const struct workbook *workbook,
				     const char *name, long line, long column,
				     const char *reason,
				     struct rungs_error *error)
{
	return error_set(error, RUNGS_BAD_INPUT,
			 "The workbook \"%s\" cannot be read: %s, line %ld, "
			 "column %ld: %s.",
			 workbook->path, name, line, column, reason);
}

static enum rungs_status parse(struct part *part, const char *name,
			       const struct slurp *bytes,
			       XML_StartElementHandler begin,
			       XML_EndElementHandler end,
			       struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	const char *reason;

	part->parser = XML_ParserCreate(NULL);
	part->text = open_memstream(&part->bytes, &part->size);
	if (part->parser == NULL || part->text == NULL) {
		status = error_no_memory(error);
		goto out;
	}
	XML_SetUserData(part->parser, part);
	XML_SetElementHandler(part->parser, begin, end);
	XML_SetCharacterDataHandler(part->parser, on_text);
	XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
	if (XML_Parse(part->parser, bytes->bytes, (int)bytes->size, 1) !=
	    XML_STATUS_OK) {
		reason = part->complaint != NULL
				 ? part->complaint
				 : XML_ErrorString(
					   XML_GetErrorCode(part->parser));
		status = no_workbook(
			part->workbook, name,
			(long)XML_GetCurrentLineNumber(part->parser),
			(long)XML_GetCurrentColumnNumber(part->parser) + 1,
			reason, error);
	}
out:
	if (part->parser != NULL)
		XML_ParserFree(part->parser);
	if (part->text != NULL)
		fclose(part->text);
	free(part->bytes);
	return status;
}

static enum rungs_status slurp_part(struct workbook *workbook, const char *name,
				    struct slurp *out,
				    struct rungs_error *error)
{
	switch (zip_file_slurp(workbook->zip, out, name)) {
	case SLURP_READ:
	case SLURP_MISSING:
		return RUNGS_OK;
	case SLURP_NO_MEMORY:
		return error_no_memory(error);
	case SLURP_REFUSED:
		return error_set(error, RUNGS_IO,
				 "The workbook \"%s\" cannot be read: %s.",
				 workbook->path, out->reason);
	default:
		return error_set(error, RUNGS_IO,
				 "The workbook \"%s\" cannot be read: it is "
				 "too large.",
				 workbook->path);
	}
}

bool workbook_begins(const char *bytes, size_t size)
{
	return size >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

static enum rungs_status read_strings(struct workbook *workbook,
				      struct rungs_error *error)
{
	struct part part = {.workbook = workbook};
	struct slurp bytes = {0};
	enum rungs_status status = slurp_part(workbook, STRINGS, &bytes, error);

	if (status == RUNGS_OK && bytes.bytes != NULL)
		status = parse(&part, STRINGS, &bytes, begin_string, end_string,
			       error);
	slurp_release(&bytes);
	return status;
}

enum rungs_status workbook_open(struct workbook **out, const char *path,
				struct rungs_error *error)
{
	struct workbook *workbook = calloc(1, sizeof(*workbook));
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	enum rungs_status status;

	*out = NULL;
	if (workbook == NULL)
		return error_no_memory(error);
	workbook->path = path;
	status = zip_file_open(&workbook->zip, fd, path, error);
	if (status == RUNGS_OK)
		status = read_strings(workbook, error);
	if (status == RUNGS_OK)
		*out = workbook;
	else
		workbook_close(workbook);
	return status;
}

static const char *sheet_name(const struct workbook *workbook, size_t at)
{
	const char *name;

	for (size_t i = 0; (name = zip_file_name(workbook->zip, i)) != NULL;
	     i++)
		if (strncmp(name, SHEETS, strlen(SHEETS)) == 0 && at-- == 0)
			return name;
	return NULL;
}

/* Read twice: only the whole of it tells how wide it is. */
enum rungs_status workbook_sheet(struct workbook *workbook, size_t at,
				 struct slurp *out, struct rungs_error *error)
{
	const char *name = sheet_name(workbook, at);
	struct part wide = {.workbook = workbook};
	struct part part = {.workbook = workbook};
	struct slurp bytes = {0};
	enum rungs_status status;

	if (name == NULL)
		return error_set(error, RUNGS_NOT_FOUND,
				 "The workbook \"%s\" has no sheet %zu.",
				 workbook->path, at + 1);
	status = slurp_part(workbook, name, &bytes, error);
	if (status == RUNGS_OK)
		status = parse(&wide, name, &bytes, begin_of_sheet,
			       end_of_sheet, error);
	part.width = wide.width;
	part.out = open_memstream(&out->bytes, &out->size);
	if (part.out == NULL)
		status = error_no_memory(error);
	if (status == RUNGS_OK)
		status = parse(&part, name, &bytes, begin_of_sheet,
			       end_of_sheet, error);
	if (part.out != NULL && fclose(part.out) != 0 && status == RUNGS_OK)
		status = error_no_memory(error);
	slurp_release(&bytes);
	return status;
}

void workbook_close(struct workbook *workbook)
{
	if (workbook == NULL)
		return;
	zip_file_close(workbook->zip);
	free(workbook->bytes);
	free(workbook->begin);
	free(workbook);
}
