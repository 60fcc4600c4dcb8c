/* Texts, each once and numbered from 1 as they come. */
#ifndef RUNGS_TEXTS_H
#define RUNGS_TEXTS_H

#include <stddef.h>
#include <stdint.h>

struct texts;

/* NULL without memory. */
struct texts *texts_new(void);
void texts_free(struct texts *texts);

/* The number of a text, any bytes, which is added if it is new; 0 without
 * memory. */
uint32_t texts_put(struct texts *texts, const char *text, size_t size);

/* 0 if it is not among them. */
uint32_t texts_find(const struct texts *texts, const char *text, size_t size);

size_t texts_count(const struct texts *texts);

/* The text of a number, with a NUL behind it; lasts as long as all of them. */
const char *texts_at(const struct texts *texts, uint32_t number);

#endif
