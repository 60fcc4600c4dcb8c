#include "date.h"

#include <stdio.h>
#include <string.h>

/* Years begin with March: the day that comes and goes is the last one. */
enum {
	DAYS_OF_400_YEARS = 146097,
	DAYS_BEFORE_1970 = 719468, /* since March of the year 0 */
	FIRST = -719162,           /* 0001-01-01 */
	LAST = 2932896             /* 9999-12-31 */
};

static int days_of(int year, int month, int day)
{
	int from_march = (month + 9) % 12;

	year -= month < 3;
	return 365 * year + year / 4 - year / 100 + year / 400 +
	       (153 * from_march + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
}

static bool is_shaped(const char *date)
{
	static const char shape[] = "0000-00-00";

	if (date == NULL || strlen(date) != DATE_SIZE - 1)
		return false;
	for (size_t i = 0; i < DATE_SIZE - 1; i++) {
		bool digit = date[i] >= '0' && date[i] <= '9';

		if (shape[i] == '0' ? !digit : date[i] != '-')
			return false;
	}
	return true;
}

static int number(const char *digits, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++)
		value = 10 * value + (digits[i] - '0');
	return value;
}

bool date_parse(const char *date, int *days)
{
	char again[DATE_SIZE];
	int month;

	if (!is_shaped(date) || number(date, 4) == 0)
		return false;
	month = number(date + 5, 2);
	if (month < 1 || month > 12)
		return false;
	*days = days_of(number(date, 4), month, number(date + 8, 2));
	/* The 31st of a shorter month would come back as another day. */
	return strcmp(date_write(*days, again), date) == 0;
}

struct day {
	int year, month, day;
};

static struct day day_of(int days)
{
	int since, era, day_of_era, year_of_era, day_of_year, from_march;
	struct day out;

	days = days < FIRST ? FIRST : days > LAST ? LAST : days;
	since = days + DAYS_BEFORE_1970;
	era = since / DAYS_OF_400_YEARS;
	day_of_era = since % DAYS_OF_400_YEARS;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
		       day_of_era / 146096) /
		      365;
	day_of_year = day_of_era -
		      (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	from_march = (5 * day_of_year + 2) / 153;
	out.month = from_march < 10 ? from_march + 3 : from_march - 9;
	out.year = era * 400 + year_of_era + (out.month < 3);
	out.day = day_of_year - (153 * from_march + 2) / 5 + 1;
	return out;
}

char *date_write(int days, char out[DATE_SIZE])
{
	struct day day = day_of(days);

	snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)day.year % 10000,
		 (unsigned)day.month % 100, (unsigned)day.day % 100);
	return out;
}

int date_add_months(int days, int months)
{
	struct day day = day_of(days);
	int month = 12 * day.year + day.month - 1 + months;
	int first = days_of(month / 12, month % 12 + 1, 1);
	int next = days_of((month + 1) / 12, (month + 1) % 12 + 1, 1);

	return first + day.day <= next ? first + day.day - 1 : next - 1;
}

int date_part(int from, int to, size_t nth, size_t count)
{
	return from + (int)((long long)(to - from) * (long long)nth /
			    (long long)count);
}
