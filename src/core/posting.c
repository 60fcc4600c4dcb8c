#include "posting.h"

static uint64_t read_number(const unsigned char **at, const unsigned char *end)
{
	uint64_t value = 0;
	int shift = 0;

	while (*at < end && shift < 64) {
		unsigned char byte = *(*at)++;

		value |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return value;
		shift += 7;
	}
	*at = end;
	return value;
}

static size_t write_number(unsigned char *out, uint64_t value)
{
	size_t size = 0;

	while (value >= 0x80) {
		out[size++] = (unsigned char)(value | 0x80);
		value >>= 7;
	}
	out[size++] = (unsigned char)value;
	return size;
}

/* Values up to 2 in a byte. */
static float from_byte(unsigned char byte)
{
	return (float)byte / 127.5f;
}

static unsigned char to_byte(float value)
{
	float scaled = value * 127.5f + 0.5f;

	return scaled >= 255 ? 255 : scaled > 0.5f ? (unsigned char)scaled : 0;
}

bool posting_next(struct posting_reader *reader, struct posting *out)
{
	uint64_t step;

	if (reader->at >= reader->end)
		return false;
	step = read_number(&reader->at, reader->end);
	if (step > (uint64_t)(INT64_MAX - reader->thing) ||
	    reader->end - reader->at < 3)
		return false;
	reader->thing += (int64_t)step;
	out->thing = reader->thing;
	out->body = from_byte(*reader->at++);
	out->name = from_byte(*reader->at++);
	out->head = from_byte(*reader->at++);
	out->name_text = (uint32_t)read_number(&reader->at, reader->end);
	out->alone = out->name_text & 1;
	out->name_text >>= 1;
	out->body_text = (uint32_t)read_number(&reader->at, reader->end);
	return true;
}

size_t posting_write(unsigned char out[POSTING_MOST],
		     const struct posting *posting, int64_t before)
{
	size_t size = write_number(out, (uint64_t)(posting->thing - before));

	out[size++] = to_byte(posting->body);
	out[size++] = to_byte(posting->name);
	out[size++] = to_byte(posting->head);
	size += write_number(out + size, (uint64_t)posting->name_text << 1 |
						 posting->alone);
	return size + write_number(out + size, posting->body_text);
}

bool name_next(const unsigned char **at, const unsigned char *end,
	       struct name_line *out)
{
	if (*at >= end)
		return false;
	out->text = (uint32_t)read_number(at, end);
	out->weight = *at < end ? from_byte(*(*at)++) : 0;
	out->count = (size_t)read_number(at, end);
	out->terms = *at;
	if (out->count > (size_t)(end - *at))
		return false;
	for (size_t i = 0; i < out->count; i++)
		read_number(at, end);
	return true;
}

uint32_t name_term(const unsigned char **at, const unsigned char *end)
{
	return (uint32_t)read_number(at, end);
}

size_t name_write(unsigned char *out, uint32_t text, float weight,
		  const uint32_t *terms, size_t count)
{
	size_t size = write_number(out, text);

	out[size++] = to_byte(weight);
	size += write_number(out + size, count);
	for (size_t i = 0; i < count; i++)
		size += write_number(out + size, terms[i]);
	return size;
}
