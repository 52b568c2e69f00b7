#include "model/date.hpp"
#include "support/catch.hpp"

using diptych::model::is_date;

TEST_CASE("date: a year, a month or a day is one") {
    CHECK(is_date("2021"));
    CHECK(is_date("2021-03"));
    CHECK(is_date("2021-03-12"));
    CHECK(is_date("2020-02-29"));
}

TEST_CASE("date: a day that is not in the calendar is none, nor is one written otherwise") {
    for (const char* text :
         {"", "21", "20210312", "2021-3", "2021-13", "2021-00", "2021-02-29", "2021-04-31", "2021-03-12-01",
          "2021-", "2021-03-", "12.3.2021", "2021-03-12T00:00", " 2021", "-2021"}) {
        INFO(text);
        CHECK_FALSE(is_date(text));
    }
}
