#include "align/parameters.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

#include <numeric>

using namespace diptych;

namespace {

align::Features features_of(const std::vector<std::string>& source, const std::vector<std::string>& target) {
    return align::extract_features(lines("qaa", source), lines("qab", target));
}

double sum(const align::Parameters& parameters) {
    return std::accumulate(parameters.priors.begin(), parameters.priors.end(), 0.0);
}

std::vector<model::Bead> one_to_one(std::size_t count) {
    std::vector<model::Bead> beads;
    for (std::size_t i = 0; i < count; ++i) {
        beads.push_back({{i, i + 1}, {i, i + 1}});
    }
    return beads;
}

} // namespace

TEST_CASE("parameters: priors of the shapes sum to 1, before a text is looked at and after") {
    const auto features = features_of({"a"}, {"e"});
    const align::Parameters first = align::first_parameters(features);
    CHECK(sum(first) == Approx(1.0).epsilon(1e-9));
    align::Parameters estimated = first;
    std::vector<model::Bead> beads = one_to_one(300);
    beads.push_back({{300, 300}, {300, 301}});
    beads.push_back({{300, 305}, {301, 307}}); // a pin: its shape has no prior
    align::estimate_priors(beads, first, estimated);
    CHECK(sum(estimated) == Approx(1.0).epsilon(1e-9));
    CHECK(estimated.priors[0] > first.priors[0]);
    CHECK(estimated.priors[3] < first.priors[3]);
    CHECK(estimated.priors[3] > 0);
}

TEST_CASE("parameters: a missing passage begins once, and says that passages go on") {
    const auto features = features_of({"a"}, {"e"});
    const align::Parameters first = align::first_parameters(features);
    std::vector<model::Bead> beads = one_to_one(100);
    align::Parameters scattered = first;
    align::Parameters passage = first;
    for (std::size_t i = 100; i < 120; ++i) {
        beads.push_back({{i, i + 1}, {100, 100}});
    }
    align::estimate_priors(beads, first, passage);
    std::vector<model::Bead> apart;
    for (std::size_t i = 0; i < 120; ++i) { // every sixth sentence
        apart.push_back(i % 6 == 5 ? model::Bead{{i, i + 1}, {i, i}} : model::Bead{{i, i + 1}, {i, i + 1}});
    }
    align::estimate_priors(apart, first, scattered);
    CHECK(passage.null_again > 0.7);
    CHECK(scattered.null_again < first.null_again);
    CHECK(passage.priors[align::k_source_alone] < 0.02);
    CHECK(scattered.priors[align::k_source_alone] > 0.08);
    CHECK(sum(passage) == Approx(1.0).epsilon(1e-9));
}

TEST_CASE("parameters: the variance is that of the lengths, from the usual one on, and bears surprises") {
    const std::vector<std::string> source(400, sentence_of(50));
    std::vector<std::string> even(400, sentence_of(50));
    std::vector<std::string> uneven;
    for (std::size_t i = 0; i < 400; ++i) {
        uneven.push_back(sentence_of(i % 2 == 0 ? 20 : 80));
    }
    const auto variance_of = [&](const std::vector<std::string>& target) {
        const auto features = features_of(source, target);
        align::Parameters parameters = align::first_parameters(features);
        align::estimate_variance(features, one_to_one(400), parameters);
        return parameters.variance;
    };
    const double usual = align::first_parameters(features_of({"a"}, {"e"})).variance;
    CHECK(variance_of(even) < usual / 4);
    CHECK(variance_of(even) > 0);
    CHECK(variance_of(uneven) > 2 * usual);
    even[7] = sentence_of(2000); // a surprise, not a habit
    CHECK(variance_of(even) < usual / 3);
}

TEST_CASE("parameters: the ratio of lengths is that of the texts, then that of the beads") {
    const std::vector<std::string> source(40, sentence_of(50));
    std::vector<std::string> target(40, sentence_of(60));
    target.resize(80, sentence_of(60)); // added
    const auto features = features_of(source, target);
    align::Parameters parameters = align::first_parameters(features);
    CHECK(parameters.ratio == Approx(2.4));
    align::estimate_ratio(features, one_to_one(40), parameters);
    CHECK(parameters.ratio == Approx(1.2));
}

TEST_CASE("parameters: a path without beads of two sides tells nothing of lengths") {
    const auto features = features_of({sentence_of(50)}, {sentence_of(60)});
    align::Parameters parameters = align::first_parameters(features);
    const double ratio = parameters.ratio;
    align::estimate_ratio(features, {{{0, 1}, {0, 0}}, {{1, 1}, {0, 1}}}, parameters);
    CHECK(parameters.ratio == ratio);
    CHECK(align::first_parameters(features_of({}, {})).ratio == 1.0);
}

TEST_CASE("parameters: endings that the beads pair are likelier, those they never pair are not") {
    const std::vector<std::string> source(50, "a;");
    const std::vector<std::string> target(50, "e.");
    const auto features = features_of(source, target);
    const auto index = [](align::Ending ending) { return static_cast<std::size_t>(ending); };
    const align::Punctuation usual = align::punctuation_of(features, {});
    const align::Punctuation learnt = align::punctuation_of(features, one_to_one(50));
    const auto at = [&](const align::Punctuation& punctuation) {
        return punctuation.endings[index(align::Ending::semicolon)][index(align::Ending::full_stop)];
    };
    CHECK(at(usual) < 0);
    CHECK(at(learnt) > 0);
    CHECK(usual.endings[index(align::Ending::colon)][index(align::Ending::colon)] > 0);
}

TEST_CASE("parameters: an ending inside beads makes a boundary that may be passed") {
    std::vector<std::string> source;
    for (int i = 0; i < 50; ++i) {
        source.emplace_back("A b;"); // goes on in the next
        source.emplace_back("a b.");
    }
    const std::vector<std::string> target(50, "E f e f.");
    const auto features = features_of(source, target);
    std::vector<model::Bead> beads;
    for (std::size_t i = 0; i < 50; ++i) {
        beads.push_back({{2 * i, 2 * i + 2}, {i, i + 1}});
    }
    const align::Punctuation usual = align::punctuation_of(features, {});
    const align::Punctuation learnt = align::punctuation_of(features, beads);
    CHECK(usual.boundaries[static_cast<std::size_t>(align::Ending::open)] < 0); // a heading does not go on
    const std::size_t passed = align::Punctuation::boundary(features.source, 0);
    const std::size_t kept = align::Punctuation::boundary(features.source, 1);
    CHECK(passed == static_cast<std::size_t>(align::Ending::semicolon) + align::k_endings);
    CHECK(kept == static_cast<std::size_t>(align::Ending::full_stop));
    CHECK(learnt.boundaries[passed] > 1);
    CHECK(learnt.boundaries[kept] < -1);
}
