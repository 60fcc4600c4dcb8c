#include "tsv_file.h"

#include <string.h>

struct tsv_file tsv_file_begin(const char *bytes, size_t size)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct tsv_file file = {.rest = bytes, .end = bytes + size};

	if (size >= 3 && memcmp(bytes, mark, 3) == 0)
		file.rest += 3;
	return file;
}

static void split(struct tsv_file *file, const char *text, const char *end)
{
	const char *tab;

	file->count = 0;
	do {
		tab = memchr(text, '\t', (size_t)(end - text));
		if (tab == NULL)
			tab = end;
		if (file->count < TSV_FILE_FIELDS_MAX)
			file->fields[file->count] = (struct cell){
				.text = text,
				.size = (size_t)(tab - text),
			};
		file->count++;
		text = tab + 1;
	} while (tab < end);
}

bool tsv_file_next(struct tsv_file *file)
{
	while (file->rest < file->end) {
		const char *text = file->rest;
		const char *end =
			memchr(text, '\n', (size_t)(file->end - text));

		file->line = ++file->lines;
		file->rest = end != NULL ? end + 1 : file->end;
		if (end == NULL)
			end = file->end;
		if (end > text && end[-1] == '\r')
			end--;
		if (end == text)
			continue;
		split(file, text, end);
		return true;
	}
	return false;
}
