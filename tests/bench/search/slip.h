/* A slip of the finger, always the same in the same text. */
#ifndef BENCH_SLIP_H
#define BENCH_SLIP_H

#include <stddef.h>
#include <stdint.h>

/* CRC-32, as in zip files, of the text with its capitals as small letters. */
uint32_t text_crc(const char *text);

/* The text with one letter put in, left out, replaced, or changing places with
 * the next: at any letter but the first, each as likely.  The CRC of the text
 * decides.  What has fewer than four letters stays as it is. */
void text_slip(const char *text, char *out, size_t size);

#endif
