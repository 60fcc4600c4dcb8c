#include "spelling.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <utf8proc.h>

#include "core/text.h"

enum { WORD_SIZE = 100 };

/* Functions of hunspell.h, whose interface is stable within 1.7. */
struct spelling {
	void *library, *dictionary;
	int (*spell)(void *dictionary, const char *word);
	int (*add)(void *dictionary, const char *word);
	void (*destroy)(void *dictionary);
};

static bool find_file(char out[PATH_MAX], const char *folder,
		      const char *language, const char *ending)
{
	int size =
		snprintf(out, PATH_MAX, "%s/%s.%s", folder, language, ending);

	if (size < 0 || size >= PATH_MAX)
		return false;
	for (char *at = out + strlen(folder); *at != '\0'; at++)
		if (*at == '-')
			*at = '_';
	return access(out, R_OK) == 0;
}

static void *open_dictionary(void *(*create)(const char *rules,
					     const char *words),
			     const char *language)
{
	static const char *const folders[] = {"/usr/share/hunspell",
					      "/usr/local/share/hunspell",
					      "/usr/share/myspell/dicts"};
	char rules[PATH_MAX], words[PATH_MAX];

	if (strchr(language, '/') != NULL)
		return NULL;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (find_file(rules, folders[i], language, "aff") &&
		    find_file(words, folders[i], language, "dic"))
			return create(rules, words);
	return NULL;
}

/* POSIX lets a pointer to an object hold a function's address. */
static void load(void *library, const char *name, void *function)
{
	void *address = dlsym(library, name);

	memcpy(function, &address, sizeof(address));
}

struct spelling *spelling_open(const char *language, const char **missing)
{
	struct spelling *spelling = calloc(1, sizeof(*spelling));
	void *(*create)(const char *rules, const char *words) = NULL;

	*missing = "Hunspell";
	if (spelling == NULL)
		return NULL;
	spelling->library = dlopen("libhunspell-1.7.so.0", RTLD_NOW);
	if (spelling->library != NULL) {
		load(spelling->library, "Hunspell_create", &create);
		load(spelling->library, "Hunspell_spell", &spelling->spell);
		load(spelling->library, "Hunspell_add", &spelling->add);
		load(spelling->library, "Hunspell_destroy", &spelling->destroy);
	}
	if (create != NULL && spelling->spell != NULL &&
	    spelling->add != NULL && spelling->destroy != NULL) {
		*missing = "Hunspell's dictionary of the language";
		spelling->dictionary = open_dictionary(create, language);
	}
	if (spelling->dictionary != NULL)
		return spelling;
	spelling_close(spelling);
	return NULL;
}

void spelling_close(struct spelling *spelling)
{
	if (spelling == NULL)
		return;
	if (spelling->dictionary != NULL)
		spelling->destroy(spelling->dictionary);
	if (spelling->library != NULL)
		dlclose(spelling->library);
	free(spelling);
}

void spelling_add(struct spelling *spelling, const char *word)
{
	spelling->add(spelling->dictionary, word);
}

static bool is_letter(uint32_t code)
{
	utf8proc_category_t category =
		utf8proc_category((utf8proc_int32_t)code);

	return category >= UTF8PROC_CATEGORY_LU &&
	       category <= UTF8PROC_CATEGORY_MC;
}

/* The size of the word at text, letters and apostrophes between letters; 0 if
 * it has a digit or a capital that is not its first letter.  *passed is how
 * far it goes, and a hyphen behind it is left for the next. */
static size_t word_size(const char *text, size_t *passed)
{
	size_t size = 0, end = strlen(text), at = 0;
	bool name = false;

	while (at < end) {
		uint32_t code;
		size_t taken = text_decode(text + at, end - at, &code);

		if (is_letter(code)) {
			name = name ||
			       (at > 0 &&
				utf8proc_category((utf8proc_int32_t)code) ==
					UTF8PROC_CATEGORY_LU);
			size = at + taken;
		} else if (code >= '0' && code <= '9') {
			name = true;
		} else if (code != '\'') {
			break;
		}
		at += taken;
	}
	*passed = at;
	/* What is somebody's is spelled like the somebody. */
	if (size > 2 && memcmp(text + size - 2, "'s", 2) == 0)
		size -= 2;
	return name || size >= WORD_SIZE ? 0 : size;
}

static bool is_known(struct spelling *spelling, const char *word, size_t size)
{
	char copy[WORD_SIZE];

	if (size >= WORD_SIZE)
		return false;
	memcpy(copy, word, size);
	copy[size] = '\0';
	return spelling->spell(spelling->dictionary, copy) != 0;
}

/* The size of words joined by hyphens at text if they are one that is known,
 * like 'Wi-Fi'; else 0. */
static size_t joined_size(struct spelling *spelling, const char *text)
{
	size_t size, passed, at = 0, words = 0;

	do {
		size = word_size(text + at, &passed);
		at += passed;
		words++;
	} while (size > 0 && passed == size && text[at] == '-' && ++at > 0);
	return words > 1 && size > 0 && is_known(spelling, text, at) ? at : 0;
}

size_t spelling_next(struct spelling *spelling, const char **rest,
		     const char **word)
{
	while (**rest != '\0') {
		size_t passed, size = word_size(*rest, &passed), joined;

		*word = *rest;
		if (passed == 0) {
			uint32_t code;

			*rest += text_decode(*rest, strlen(*rest), &code);
			continue;
		}
		*rest += passed;
		if (size == 0 || is_known(spelling, *word, size))
			continue;
		joined = joined_size(spelling, *word);
		if (joined == 0)
			return size;
		*rest = *word + joined;
	}
	return 0;
}
