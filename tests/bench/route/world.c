#include "world.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "../search/dice.h"

enum {
	LEVELS = 7,
	SKILLS = 200,
	ASKED = 14,
	OCCUPATIONS = 80,
	CONDITIONS = 5,
	CLUSTER = 25,
	LAYERS = 10,
	STRAYS = 10 /* one move of so many leaves its cluster or layer */
};

const char *const world_names[WORLD_SHAPES] = {"random", "loops",  "clusters",
					       "chain",  "layers", "level"};

struct world {
	enum world_shape shape;
	size_t roles, moves;
	struct dice dice;
	const char *folder;
	bool failed;
};

/* The tables that the roles refer to. */
static const struct {
	const char *name, *text;
} small_tables[] = {
	{"about", "key,value\nname,World\nrelease,1\nlanguage,en_GB\n"},
	{"sources",
	 "id,title,publisher,address,year,place,kind,licence,read,taken,"
	 "attribution\ns,World,World,,,,made up,none,,,\n"},
	{"specializations",
	 "id,kind,name,also_called,summary,clients,deliverables,study_fields,"
	 "tools,areas,sources\nx,additional,Everything,,All work.,,,,,,s\n"},
	{"tracks", "id,name,summary,sources\nt,Track,All of it.,s\n"},
	{"level_scales", "id,name,release,sources\nz,Scale,1,s\n"},
	{"skill_groups", "id,kind,name,summary\ng,skill,Group,All skills.\n"},
	{"skill_levels", "id,name,summary,sources\n1,One,First.,s\n"
			 "2,Two,Second.,s\n3,Three,Third.,s\n"
			 "4,Four,Fourth.,s\n5,Five,Fifth.,s\n"},
	{"education",
	 "id,rank,name,profession,years_min,years_max,summary,note,evidence,"
	 "sources\nschool,1,School,0,10,12,Done.,,published,s\n"},
};

static size_t roll(struct world *world, size_t sides)
{
	return dice_roll(&world->dice, sides);
}

static FILE *table_open(struct world *world, const char *name, const char *head)
{
	char path[PATH_MAX];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.csv", world->folder, name);
	file = fopen(path, "w");
	if (file == NULL || fputs(head, file) < 0) {
		perror(path);
		exit(1);
	}
	return file;
}

static void table_close(struct world *world, FILE *file)
{
	if ((ferror(file) | fclose(file)) != 0) {
		perror("A table");
		world->failed = true;
	}
}

const char *world_role(size_t number)
{
	static char id[32];

	snprintf(id, sizeof(id), "r%05zu", number);
	return id;
}

static size_t level_of(const struct world *world, size_t role)
{
	return world->shape == WORLD_LEVEL
		       ? 0
		       : role * LEVELS / (world->roles + !world->roles);
}

static void write_levels(struct world *world)
{
	FILE *levels = table_open(
		world, "levels",
		"id,scale,rank,name,titles_hint,years_min,years_max,summary,"
		"evidence,sources\n");
	FILE *base = table_open(world, "baseline_skills",
				"skill,level,skill_level,evidence,sources\n");

	for (int level = 0; level < LEVELS; level++) {
		fprintf(levels, "l%d,z,%d,Level %d,,,,All.,published,s\n",
			level, level + 1, level + 1);
		for (int skill = 0; skill < 4; skill++)
			fprintf(base, "k%d,l%d,%d,published,s\n", skill, level,
				1 + level / 2);
	}
	table_close(world, levels);
	table_close(world, base);
}

static void write_things(struct world *world)
{
	FILE *skills =
		table_open(world, "skills", "id,group,name,summary,sources\n");
	FILE *occupations = table_open(
		world, "occupations",
		"id,title,soc,job_zone,job_zone_date,education,"
		"education_as_asked,education_share,experience_as_asked,"
		"experience_share,asked_date,technologies,evidence,sources\n");
	FILE *pay = table_open(
		world, "pay",
		"soc,title,place,year,currency,p10,p25,median,p75,p90,mean,"
		"top_code,employment,note,evidence,sources\n");
	FILE *conditions = table_open(
		world, "conditions",
		"id,name,summary,scale_0,scale_1,scale_2,scale_3,sources\n");

	for (int i = 0; i < SKILLS; i++)
		fprintf(skills, "k%d,g,Skill %d,To do it.,s\n", i, i);
	for (int i = 0; i < OCCUPATIONS; i++) {
		fprintf(occupations,
			"o%d,Occupation %d,10-%04d,,,,,,,,,,published,s\n", i,
			i, i);
		fprintf(pay,
			"10-%04d,Occupation %d,US,2024,USD,,,%zu,,,,,,,"
			"published,s\n",
			i, i, 30000 + 500 * roll(world, 200));
	}
	for (int i = 0; i < CONDITIONS; i++)
		fprintf(conditions,
			"c%d,Condition %d,It is so.,no,low,some,"
			"much,s\n",
			i, i);
	table_close(world, skills);
	table_close(world, occupations);
	table_close(world, pay);
	table_close(world, conditions);
}

static void write_roles(struct world *world)
{
	FILE *roles = table_open(
		world, "roles",
		"id,specialization,track,level,title,summary,years_min,"
		"years_max,education_min,education_preferred,occupation,"
		"occupation_fit,unlinked,evidence,sources\n");
	FILE *asks =
		table_open(world, "requirements",
			   "role,skill,level,importance,evidence,sources\n");
	FILE *conditions =
		table_open(world, "role_conditions",
			   "role,condition,value,note,evidence,sources\n");
	FILE *entries = table_open(
		world, "entry_routes",
		"education,fields,areas,role,commonness,note,evidence,"
		"sources\n");

	for (size_t i = 0; i < world->roles; i++) {
		const char *id = world_role(i);

		fprintf(roles,
			"%s,x,t,l%zu,Role %zu,Does work.,,,school,,o%zu,close,,"
			"published,s\n",
			id, level_of(world, i), i, roll(world, OCCUPATIONS));
		for (size_t skill = roll(world, SKILLS / ASKED), at = 0;
		     at < ASKED; at++, skill += SKILLS / ASKED)
			fprintf(asks, "%s,k%zu,%zu,%s,published,s\n", id, skill,
				1 + roll(world, 5),
				at % 3 == 0 ? "core" : "useful");
		for (int c = 0; c < CONDITIONS; c++)
			fprintf(conditions, "%s,c%d,%zu,,published,s\n", id, c,
				roll(world, 4));
		if (i < world->roles / LAYERS)
			fprintf(entries, "school,any,,%s,common,,published,s\n",
				id);
	}
	table_close(world, roles);
	table_close(world, asks);
	table_close(world, conditions);
	table_close(world, entries);
}

static size_t target_of(struct world *world, size_t from)
{
	size_t layer = world->roles / LAYERS + !(world->roles / LAYERS);
	size_t cluster = from / CLUSTER * CLUSTER, next;

	if (roll(world, STRAYS) == 0 && world->shape == WORLD_LAYERS)
		return from / layer * layer + roll(world, layer);
	if (world->shape == WORLD_LAYERS)
		return (from / layer + 1) * layer + roll(world, layer);
	if (world->shape != WORLD_CLUSTERS && world->shape != WORLD_CHAIN)
		return roll(world, world->roles);
	next = roll(world, 3) == 0 ? 2 * CLUSTER : CLUSTER;
	if (roll(world, STRAYS) != 0)
		return cluster + roll(world, CLUSTER);
	if (world->shape == WORLD_CLUSTERS)
		return roll(world, world->roles);
	return cluster + next + roll(world, CLUSTER);
}

/* Years of moves in a cluster or layer are much alike, so that many paths are
 * of as many. */
static void write_moves(struct world *world)
{
	static const char *const words[] = {"common", "possible", "possible",
					    "rare"};
	FILE *moves = table_open(
		world, "moves",
		"from_role,to_role,kind,years_min,years_max,commonness,"
		"certifications,note,doubtful,evidence,sources\n");
	size_t each = world->moves / (world->roles + !world->roles);
	bool *taken = calloc(world->roles + 1, sizeof(*taken));
	bool any = world->shape == WORLD_RANDOM ||
		   world->shape == WORLD_LEVEL || world->shape == WORLD_LOOPS;

	for (size_t from = 0; taken != NULL && from < world->roles; from++) {
		size_t targets[256], count = 0;

		for (size_t tries = 0; count < each && tries < 20 * each;
		     tries++) {
			size_t to = target_of(world, from), least, most;

			if (to >= world->roles || to == from || taken[to] ||
			    count == 256)
				continue;
			taken[targets[count++] = to] = true;
			least = any ? roll(world, 5) : 1 + roll(world, 2);
			most = least + roll(world, any ? 4 : 2);
			most += most == 0 && world->shape != WORLD_LOOPS;
			fprintf(moves, "%s,", world_role(from));
			fprintf(moves, "%s,%s,%zu,%zu,%s,,,,%s,s\n",
				world_role(to),
				level_of(world, to) > level_of(world, from)
					? "advancement"
					: "lateral",
				least, most, words[roll(world, 4)],
				roll(world, 3) ? "editorial" : "published");
		}
		while (count > 0)
			taken[targets[--count]] = false;
	}
	world->failed = world->failed || taken == NULL;
	free(taken);
	table_close(world, moves);
}

bool world_tables(enum world_shape shape, size_t roles, size_t moves,
		  size_t seed, const char *folder)
{
	struct world world = {.shape = shape,
			      .roles = roles,
			      .moves = moves,
			      .dice = {seed},
			      .folder = folder};

	for (size_t i = 0; i < sizeof(small_tables) / sizeof(*small_tables);
	     i++)
		table_close(&world, table_open(&world, small_tables[i].name,
					       small_tables[i].text));
	write_levels(&world);
	write_things(&world);
	write_roles(&world);
	write_moves(&world);
	return !world.failed;
}
