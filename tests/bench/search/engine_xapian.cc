/* Xapian with its English stemmer and its spelling correction: a document a
 * title, of which the best of a role counts. */
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include <sqlite3.h>
#include <xapian.h>

extern "C" {
#include "engine.h"
}

namespace
{

enum { ROLE }; // the slot of documents that holds it

struct Index {
	Xapian::WritableDatabase database;
	Xapian::QueryParser parser;

	explicit Index(const std::string &path)
	    : database(path, Xapian::DB_CREATE)
	{
		parser.set_database(database);
		parser.set_stemmer(Xapian::Stem("en"));
		parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
	}

	void add(const std::string &role, const std::string &title)
	{
		Xapian::Document document;
		Xapian::TermGenerator generator;

		generator.set_stemmer(Xapian::Stem("en"));
		generator.set_database(database);
		generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
		generator.set_document(document);
		generator.index_text(title);
		document.add_value(ROLE, role);
		database.add_document(document);
	}

	// The parser's own correction changes words that are there into more
	// frequent ones, and finds less than none: only words that are not
	// there are mended.  In small letters, since it does not stem what
	// begins with a capital, as a name.
	std::string mended(const std::string &text)
	{
		std::string out, word;

		for (Xapian::Utf8Iterator c(text), end;; ++c) {
			if (c != end && Xapian::Unicode::is_wordchar(*c)) {
				Xapian::Unicode::append_utf8(
					word, Xapian::Unicode::tolower(*c));
				continue;
			}
			out += known(word) + ' ';
			word.clear();
			if (c == end)
				return out;
		}
	}

	std::string known(const std::string &word)
	{
		if (word.empty() || database.term_exists(word))
			return word;
		const auto other = database.get_spelling_suggestion(word);
		return other.empty() ? word : other;
	}

	void fill(const char *atlas)
	{
		sqlite3 *db = nullptr;
		sqlite3_stmt *titles = nullptr;
		const auto text = [&](int column) {
			return reinterpret_cast<const char *>(
				sqlite3_column_text(titles, column));
		};

		sqlite3_open_v2(atlas, &db, SQLITE_OPEN_READONLY, nullptr);
		sqlite3_prepare_v2(db, ENGINE_TITLES, -1, &titles, nullptr);
		while (sqlite3_step(titles) == SQLITE_ROW)
			add(text(0), text(1));
		sqlite3_finalize(titles);
		sqlite3_close(db);
		database.commit();
	}

	void ask(const std::string &typed, struct answer *out)
	{
		const Xapian::Query query =
			parser.parse_query(mended(typed), 0);
		Xapian::Enquire enquire(database);

		enquire.set_query(query);
		enquire.set_collapse_key(ROLE);
		const Xapian::MSet best = enquire.get_mset(0, ANSWER_BEST);
		for (auto hit = best.begin(); hit != best.end(); ++hit)
			answer_add(out,
				   hit.get_document().get_value(ROLE).c_str());
	}
};

void *xapian_open(const char *atlas, const char *folder)
{
	try {
		auto index = std::make_unique<Index>(std::string(folder) +
						     "/titles.xapian");
		index->fill(atlas);
		return index.release();
	} catch (const Xapian::Error &error) {
		std::fprintf(stderr, "Xapian: %s\n",
			     error.get_description().c_str());
	}
	return nullptr;
}

bool xapian_ask(void *state, const char *query, struct answer *out)
{
	*out = answer{};
	try {
		static_cast<Index *>(state)->ask(query, out);
		return true;
	} catch (const Xapian::Error &error) {
		std::fprintf(stderr, "Xapian: %s: %s\n", query,
			     error.get_description().c_str());
	}
	return false;
}

void xapian_close(void *state)
{
	delete static_cast<Index *>(state);
}

} // namespace

const struct engine engine_xapian = {"Xapian", xapian_open, xapian_ask,
				     xapian_close};
