#include "docs.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *begin, *end;
	void (*write)(FILE *out);
} sections[] = {
	{"<!-- begin filters", "<!-- end filters", docs_filters},
	{"<!-- begin keys", "<!-- end keys", docs_keys},
	{"<!-- begin commands", "<!-- end commands", docs_commands},
};

/* The whole file, or NULL after saying why; caller frees. */
static char *read_whole(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = fopen(path, "r");

	if (file == NULL || getdelim(&text, &size, '\0', file) < 0) {
		perror(path);
		free(text);
		text = NULL;
	}
	if (file != NULL)
		fclose(file);
	return text;
}

/* Where the line that starts with mark begins, or NULL. */
static const char *line_of(const char *text, const char *mark)
{
	const char *at = strstr(text, mark);

	return at != NULL && (at == text || at[-1] == '\n') ? at : NULL;
}

/* The text with its sections made anew, or NULL after saying why; caller
 * frees. */
static char *renew(const char *path, const char *text)
{
	char *result = NULL;
	size_t size;
	FILE *out = open_memstream(&result, &size);

	if (out == NULL) {
		perror("rungs-docs");
		return NULL;
	}
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++) {
		const char *begin = line_of(text, sections[i].begin);
		const char *body = begin ? strchr(begin, '\n') : NULL;
		const char *end = body ? line_of(body, sections[i].end) : NULL;

		if (end == NULL) {
			fprintf(stderr, "%s: no lines '%s' and '%s' after it\n",
				path, sections[i].begin, sections[i].end);
			fclose(out);
			free(result);
			return NULL;
		}
		fwrite(text, 1, (size_t)(body + 1 - text), out);
		fputc('\n', out);
		sections[i].write(out);
		fputc('\n', out);
		text = end;
	}
	fputs(text, out);
	if (fclose(out) == 0)
		return result;
	perror("rungs-docs");
	free(result);
	return NULL;
}

/* Says which line of the file at path is the first that is not as made. */
static void complain(const char *path, const char *is, const char *made)
{
	int line = 1;

	for (; *is != '\0' && *is == *made; is++, made++)
		line += *is == '\n';
	fprintf(stderr,
		"%s:%d: not what the tables of keys and commands say; "
		"build the target 'readme'\n",
		path, line);
}

bool readme_check(const char *path)
{
	char *text = read_whole(path);
	char *made = text ? renew(path, text) : NULL;
	bool same = made != NULL && strcmp(text, made) == 0;

	if (made != NULL && !same)
		complain(path, text, made);
	free(text);
	free(made);
	return same;
}

bool readme_write(const char *path)
{
	char *text = read_whole(path);
	char *made = text ? renew(path, text) : NULL;
	bool done = made != NULL;

	if (made != NULL && strcmp(text, made) != 0) {
		FILE *out = fopen(path, "w");

		done = out != NULL && fputs(made, out) >= 0;
		if (out == NULL || fclose(out) != 0 || !done) {
			perror(path);
			done = false;
		}
	}
	free(text);
	free(made);
	return done;
}
