/* Calendars of plans as libical reads them, the parser of GNOME Calendar,
 * Evolution and KOrganizer. */
#include <stdio.h>

#ifndef HAVE_LIBICAL
int main(void)
{
	puts("Skipped: there is no libical");
	return 77;
}
#else

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "plan_stage.h"
#include "suite.h"

static struct plan_stage stage;
static icalcomponent *calendar;

static void setup(void)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	plan_stage_open(&stage);
	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(plan_write_calendar(out, &stage.set, NULL), RUNGS_OK);
	ck_assert_int_eq(fclose(out), 0);
	icalerror_set_errors_are_fatal(false);
	calendar = icalparser_parse_string(text);
	free(text);
	ck_assert_ptr_nonnull(calendar);
}

static void teardown(void)
{
	icalcomponent_free(calendar);
	plan_stage_close(&stage);
}

/* The n-th component of a kind. */
static icalcomponent *nth(icalcomponent_kind kind, int n)
{
	icalcomponent *at = icalcomponent_get_first_component(calendar, kind);

	while (n-- > 0)
		at = icalcomponent_get_next_component(calendar, kind);
	ck_assert_ptr_nonnull(at);
	return at;
}

START_TEST(it_is_accepted_without_a_fault)
{
	ck_assert_int_eq(icalcomponent_isa(calendar), ICAL_VCALENDAR_COMPONENT);
	ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
	ck_assert_int_ne(icalrestriction_check(calendar), 0);
	ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
}
END_TEST

START_TEST(each_step_is_a_todo_and_each_date_an_event)
{
	ck_assert_int_eq(
		icalcomponent_count_components(calendar, ICAL_VTODO_COMPONENT),
		7);
	ck_assert_int_eq(
		icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT),
		4);
}
END_TEST

static void assert_day(struct icaltimetype time, int year, int month, int day)
{
	ck_assert(icaltime_is_date(time));
	ck_assert_int_eq(time.year, year);
	ck_assert_int_eq(time.month, month);
	ck_assert_int_eq(time.day, day);
}

START_TEST(a_step_is_due_on_its_day)
{
	icalcomponent *event = nth(ICAL_VEVENT_COMPONENT, 0);

	assert_day(icalcomponent_get_due(nth(ICAL_VTODO_COMPONENT, 0)), 2027, 2,
		   1);
	assert_day(icalcomponent_get_dtstart(event), 2027, 2, 1);
	assert_day(icalcomponent_get_dtend(event), 2027, 2, 2);
	ck_assert_ptr_null(icalcomponent_get_first_property(
		nth(ICAL_VTODO_COMPONENT, 4), ICAL_DUE_PROPERTY));
}
END_TEST

START_TEST(a_tick_is_a_tick)
{
	icalcomponent *ticked = nth(ICAL_VTODO_COMPONENT, 0);
	icalproperty *on = icalcomponent_get_first_property(
		ticked, ICAL_COMPLETED_PROPERTY);
	struct icaltimetype time;

	ck_assert_int_eq(icalcomponent_get_status(ticked),
			 ICAL_STATUS_COMPLETED);
	ck_assert_ptr_nonnull(on);
	time = icalproperty_get_completed(on);
	ck_assert_int_eq(time.year, 2027);
	ck_assert_int_eq(time.month, 1);
	ck_assert_int_eq(time.day, 20);
	ck_assert(icaltime_is_utc(time));
	ck_assert_int_eq(icalcomponent_get_status(nth(ICAL_VTODO_COMPONENT, 2)),
			 ICAL_STATUS_NEEDSACTION);
}
END_TEST

START_TEST(words_arrive_as_they_were)
{
	ck_assert_str_eq(
		icalcomponent_get_summary(nth(ICAL_VTODO_COMPONENT, 2)),
		"=1+1 </style><script>\"'\\;,|*^[<U+202E>\nnext");
	ck_assert_ptr_nonnull(strstr(
		icalcomponent_get_description(nth(ICAL_VTODO_COMPONENT, 6)),
		"two bytes: \u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
		"\u00e4\u00e4\u00e4\u00e4"));
}
END_TEST

START_TEST(ids_are_unique)
{
	const char *ids[11];
	size_t count = 0;

	for (icalcomponent *at = icalcomponent_get_first_component(
		     calendar, ICAL_ANY_COMPONENT);
	     at != NULL; at = icalcomponent_get_next_component(
				 calendar, ICAL_ANY_COMPONENT)) {
		ck_assert_uint_lt(count, 11);
		ids[count] = icalcomponent_get_uid(at);
		for (size_t i = 0; i < count; i++)
			ck_assert_str_ne(ids[i], ids[count]);
		count++;
	}
	ck_assert_uint_eq(count, 11);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar");
	TCase *tests = tcase_create("calendar");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, it_is_accepted_without_a_fault);
	tcase_add_test(tests, each_step_is_a_todo_and_each_date_an_event);
	tcase_add_test(tests, a_step_is_due_on_its_day);
	tcase_add_test(tests, a_tick_is_a_tick);
	tcase_add_test(tests, words_arrive_as_they_were);
	tcase_add_test(tests, ids_are_unique);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
#endif
