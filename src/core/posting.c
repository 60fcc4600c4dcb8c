#include "posting.h"

/* Numbers beyond are none: a text's number has to hold them. */
static const int64_t LAST_THING = (int64_t)1 << 40;

static uint64_t read_long_number(const unsigned char **at,
				 const unsigned char *end)
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

/* Most take one byte. */
static inline uint64_t read_number(const unsigned char **at,
				   const unsigned char *end)
{
	if (*at < end && **at < 0x80)
		return *(*at)++;
	return read_long_number(at, end);
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
	uint64_t step, size;

	if (reader->at >= reader->end)
		return false;
	step = read_number(&reader->at, reader->end);
	size = read_number(&reader->at, reader->end);
	if (step > (uint64_t)(LAST_THING - reader->thing) ||
	    reader->end - reader->at < 6)
		return false;
	reader->thing += (int64_t)step;
	out->thing = reader->thing;
	out->body = from_byte(*reader->at++);
	out->head = from_byte(*reader->at++);
	out->title = *reader->at++;
	out->spots = *reader->at++;
	out->spots |= (unsigned)*reader->at++ << 8;
	out->body_text = (uint32_t)read_number(&reader->at, reader->end);
	if (size > (uint64_t)(reader->end - reader->at))
		return false;
	out->names = reader->at;
	out->names_size = (size_t)size;
	reader->at += size;
	return true;
}

size_t posting_write(unsigned char *out, const struct posting *posting,
		     int64_t before)
{
	size_t size = write_number(out, (uint64_t)(posting->thing - before));

	size += write_number(out + size, posting->names_size);
	out[size++] = to_byte(posting->body);
	out[size++] = to_byte(posting->head);
	out[size++] = (unsigned char)posting->title;
	out[size++] = (unsigned char)posting->spots;
	out[size++] = (unsigned char)(posting->spots >> 8);
	size += write_number(out + size, posting->body_text);
	for (size_t i = 0; i < posting->names_size; i++)
		out[size++] = posting->names[i];
	return size;
}

bool name_use_next(const unsigned char **at, const unsigned char *end,
		   struct name_use *use)
{
	uint64_t step;

	if (*at >= end)
		return false;
	step = read_number(at, end);
	if (*at >= end)
		return false;
	use->text += (uint32_t)(step >> 2);
	use->field = (unsigned)step & 3;
	use->place = **at >> 4;
	use->length = **at & 15;
	++*at;
	return true;
}

static unsigned at_most_far(unsigned value)
{
	return value < NAME_FAR ? value : NAME_FAR;
}

size_t name_use_write(unsigned char *out, const struct name_use *use,
		      uint32_t before)
{
	size_t size = write_number(out, (uint64_t)(use->text - before) << 2 |
						use->field);

	out[size++] = (unsigned char)(at_most_far(use->place) << 4 |
				      at_most_far(use->length));
	return size;
}
