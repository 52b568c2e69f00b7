#include "segment/guess_language.hpp"
#include "segment/language_data.hpp"
#include "segment/sentences.hpp"
#include "support/catch.hpp"

#include <string>

using namespace diptych;

namespace {

/// Checks that the text is cut where " ¶ " (with a space) or "¶" (without) stands in `expected`, and only
/// there.
void check(const char* language, const std::string& expected) {
    constexpr std::string_view k_mark = "¶";
    const auto tag = *model::LanguageTag::parse(language);
    const segment::LanguageData* data = segment::find_language_data(tag);
    REQUIRE(data != nullptr);
    std::string text;
    std::string wanted;
    for (std::size_t i = 0; i < expected.size();) {
        if (expected.compare(i, k_mark.size(), k_mark) == 0) {
            i += k_mark.size();
            i += !text.empty() && text.back() == ' ' && expected[i] == ' ' ? 1U : 0U;
            wanted = wanted.substr(0, wanted.find_last_not_of(' ') + 1) + '\n';
        } else {
            text += expected[i];
            wanted += expected[i];
            ++i;
        }
    }
    std::string cut;
    for (const model::Range& range : segment::SentenceSplitter{tag, data}.split(text, 0)) {
        cut += cut.empty() ? "" : "\n";
        cut += model::slice(text, range);
    }
    CHECK(cut == wanted);
}

std::string guess(const std::string& text) {
    const auto language = segment::guess_language(text);
    return language ? language->str() : "";
}

} // namespace

TEST_CASE("languages: Spanish titles, numbers and the names of States end no sentence") {
    check("es", "El Sr. Ruiz abrió la sesión. ¶ La Sra. D. Gómez intervino después.");
    check("es", "El Excmo. Sr. Embajador saludó a los presentes. ¶ Luego se retiró.");
    check("es", "Véanse el art. 12, párr. 3, y la pág. 40. ¶ Nada más procede.");
    check("es", "La resolución núm. 5 fue aprobada. ¶ La núm. 6 no lo fue.");
    check("es", "La delegación de los EE. UU. presentó una enmienda. ¶ Fue rechazada.");
    check("es", "Asistieron juristas, médicos, etc. ¶ La reunión terminó a las 6 p. m. del lunes.");
    check("es", "¿Procede la solicitud? ¶ ¡Sí! ¶ «Así se hará.» ¶ Se levanta la sesión.");
    check("es", "Se aplica, p. ej., al cap. IV del informe. ¶ Véase A/AC.997/2031/L.1.");
    check("es", "La empresa Ortega S.A. firmó el contrato. ¶ El plazo vence en mayo.");
    check("es", "En el año 40 a.C. comenzó la obra. ¶ Terminó mucho después.");
    check("es", "J. L. Ortega y M. Paz redactaron el texto. ¶ El Comité lo aprobó en 2031.");
    check("es", "Según el anexo (cf. vol. II. Es breve) nada cambia. ¶ Así consta.");
}

TEST_CASE("languages: German ordinals and abbreviations end no sentence") {
    check("de", "Die 73. Tagung begann am 3. Mai 2031. ¶ Sie dauerte zwei Wochen.");
    check("de", "Hr. Dr. Vogt eröffnete die Sitzung. ¶ Fr. Prof. Lang dankte ihm.");
    check("de", "Es gilt Art. 5 Abs. 2 Nr. 3. ¶ Die Frist beträgt einen Monat.");
    check("de", "Siehe dazu S. 12 ff. und Anm. 4. ¶ Dort steht alles.");
    check("de", "Das betrifft z. B. Verträge, d. h. Abkommen aller Art. ¶ Ausnahmen gibt es nicht.");
    check("de", "Der Ausschuss prüfte Anträge, Berichte usw. ¶ Danach wurde abgestimmt.");
    check("de", "Die Kosten betragen 3 Mio. Euro bzw. 4 Mrd. Dollar. ¶ Das ist viel.");
    check("de", "Die Verordnung (ABl. L 12 vom 3.4.2031, S. 5) wurde geändert. ¶ Sie gilt weiter.");
    check("de", "„So ist es.“ ¶ Man ging. ¶ »Ja.« ¶ Dann kam der Rat.");
    check("de", "Nach Artikel 12. ¶ Der Rat stimmt zu.");
    check("de", "Die Sitzung findet im XX. Jahrhundert statt? ¶ Nein! ¶ Es war das XXI. Jahrhundert.");
    check("de", "A. B. Klein und J.-P. Groß haben zugestimmt. ¶ Alle waren zufrieden.");
    check("de", "Im Jahr 2031. ¶ Das Ergebnis liegt vor (vgl. Dok. A/AC.997/31/L.1).");
}

TEST_CASE("languages: Italian titles, statutes and companies end no sentence") {
    check("it", "Il sig. Bruni ha aperto la seduta. ¶ La dott.ssa Neri ha risposto.");
    check("it", "Ai sensi dell’art. 5, par. 2, lett. b), il Comitato decide. ¶ Il voto è segreto.");
    check("it", "Il d.lgs. 12 maggio 2031, n. 40, è abrogato. ¶ La L. 3 resta in vigore.");
    check("it", "Sono intervenuti esperti, consulenti, ecc. ¶ La seduta è tolta.");
    check("it", "La società Alfa S.p.A. ha firmato. ¶ Il contratto vale un anno.");
    check("it", "Cfr. pag. 12 e pagg. 40 ss. del rapporto. ¶ Non vi è altro.");
    check("it", "L’on. Verdi e l’avv. Galli erano presenti. ¶ Essi hanno votato.");
    check("it", "È vero? ¶ Sì! ¶ «Andiamo.» ¶ Poi sono partiti.");
    check("it", "G. M. Conti ha redatto il testo. ¶ Il Consiglio l’ha approvato.");
    check("it", "Nel 40 a.C. fu fondata la città. ¶ Crebbe in fretta.");
    check("it", "Si veda il cap. IV, sez. 2, fig. 3. ¶ Lo schema è chiaro.");
    check("it", "Il documento A/AC.997/2031/L.1 (cit. vol. II) è disponibile. ¶ È breve.");
}

TEST_CASE("languages: Portuguese titles, articles and numbers end no sentence") {
    check("pt", "O Sr. Lopes abriu a reunião. ¶ A Sra. Dra. Reis respondeu.");
    check("pt", "Nos termos do art. 5.º, n.º 2, al. b), o Comité decide. ¶ O voto é secreto.");
    check("pt", "Ver pág. 12 e pp. 40 e segs. do relatório. ¶ Nada mais consta.");
    check("pt", "Participaram juristas, médicos, etc. ¶ A reunião foi encerrada.");
    check("pt", "A empresa Sol, Lda. assinou o contrato. ¶ O prazo termina em maio.");
    check("pt", "S. Exa. o Embaixador saudou os presentes. ¶ Depois retirou-se.");
    check("pt", "É verdade? ¶ Sim! ¶ «Vamos.» ¶ Partiram logo.");
    check("pt", "Aplica-se, p. ex., ao cap. IV. ¶ O documento A/AC.997/2031/L.1 é breve.");
    check("pt", "J. M. Costa redigiu o texto. ¶ O Conselho aprovou-o em 2031.");
    check("pt", "No séc. XIX a obra foi iniciada. ¶ Nunca terminou.");
    check("pt", "No ano 40 a.C. nasceu a cidade. ¶ Cresceu depressa.");
    check("pt", "O Prof. Dr. Eng. Melo e a Profa. Lima vieram. ¶ Eles votaram.");
}

TEST_CASE("languages: Russian initials, years and articles end no sentence") {
    check("ru", "А. С. Иванов открыл заседание. ¶ Г-жа Петрова выступила с докладом.");
    check("ru", "См. ст. 5, п. 2, и стр. 40 доклада. ¶ Другого нет.");
    check("ru", "В 2031 г. Комитет провел три сессии. ¶ Они были краткими.");
    check("ru", "Решение принято в 2031 г. ¶ В нем три пункта.");
    check("ru", "В 2030–2031 гг. Комитет провел пять сессий, т. е. больше, чем раньше. ¶ Это много.");
    check("ru", "Были рассмотрены доклады, письма и т. д. ¶ Затем состоялось голосование.");
    check("ru", "Присутствовали эксперты, юристы и др. ¶ Заседание закрыто.");
    check("ru", "Расходы составили 3 млн. долл. США и 40 тыс. руб. в год. ¶ Это немного.");
    check("ru", "Проф. Орлов и акад. Белов, напр., не согласны. ¶ Они голосовали против.");
    check("ru", "Так ли это? ¶ Да! ¶ «Согласен.» ¶ Все разошлись.");
    check("ru", "Документ A/AC.997/2031/L.1 (см. прил. 2) утвержден. ¶ Он краток.");
    check("ru", "В гл. IV, разд. 2, рис. 3 показана схема. ¶ Она проста.");
}

TEST_CASE("languages: Arabic titles and page numbers end no sentence") {
    check("ar", "افتتح د. سالم الجلسة. ¶ ثم تكلم أ. كريم عن التقرير.");
    check("ar", "اعتمدت اللجنة التقرير. ¶ وقررت النظر في المسألة.");
    check("ar", "هل اعتمد القرار؟ ¶ نعم! ¶ وانتهت الجلسة.");
    check("ar", "انظر ص. 12 من التقرير. ¶ لا شيء غير ذلك.");
    check("ar", "انظر ج. 2 من المجموعة. ¶ وهي متاحة.");
    check("ar", "ولد سنة 40 ق.م. في المدينة. ¶ ثم سافر.");
    check("ar", "الوثيقة A/AC.997/2031/L.1 متاحة. ¶ وهي قصيرة.");
    check("ar", "قال الرئيس: «نعم.» ¶ ثم رفعت الجلسة.");
    check("ar", "عقدت اللجنة 3 جلسات. ¶ 12 دولة شاركت فيها.");
    check("ar", "تكلم م. حسن و أ.د. ليلى. ¶ ثم صوتت اللجنة.");
    check("ar", "قدم التقرير (الفقرة 5. وهي قصيرة) ثم اعتمد. ¶ وانتهى النقاش.");
    check("ar", "نوقش البند الأول… ¶ ثم البند الثاني.");
}

TEST_CASE("languages: Chinese sentences need no space between them") {
    check("zh", "委员会通过了报告。¶会议结束。");
    check("zh", "谁同意？¶没有人！¶会议继续。");
    check("zh", "主席说：“同意。”¶然后休会。");
    check("zh", "Mr. Lin 出席了会议。¶他没有发言。");
    check("zh", "见第5段（A/AC.997/2031/L.1）。¶没有其他意见。");
    check("zh", "增长率为3.5%。¶这是新的纪录。");
    check("zh", "見 vol. 2 和 p. 40。¶會議結束。");
    check("zh", "第一、总则；第二、分则。¶以上。");
    check("zh", "公司名称是 Alfa Co. Ltd. 和 Beta Inc. 两家。¶合同已签。");
    check("zh", "他问：「可以嗎？」¶沒有人回答。");
    check("zh", "会议从上午10时开始。 ¶ 下午3时结束。");
    check("zh", "委员会、秘书处等等。¶会议继续！");
}

TEST_CASE("guess_language: tells nine languages apart") {
    CHECK(guess("Le Comité a pris note du rapport de la Commission et a décidé de reprendre l’examen de la "
                "question à sa prochaine session.") == "fr");
    CHECK(
        guess(
            "The Committee took note of the report of the Commission and decided to resume its consideration "
            "of the question at its next session.") == "en");
    CHECK(guess("El Comité tomó nota del informe de la Comisión y decidió reanudar el examen de la cuestión "
                "en su "
                "próximo período de sesiones.") == "es");
    CHECK(
        guess(
            "Der Ausschuss nahm Kenntnis von dem Bericht der Kommission und beschloss, die Prüfung der Frage "
            "auf seiner nächsten Tagung wieder aufzunehmen.") == "de");
    CHECK(
        guess("Il Comitato ha preso atto della relazione della Commissione e ha deciso di riprendere l’esame "
              "della questione nella sua prossima sessione.") == "it");
    CHECK(guess("O Comité tomou nota do relatório da Comissão e decidiu retomar a análise da questão na sua "
                "próxima sessão.") == "pt");
    CHECK(
        guess("Комитет принял к сведению доклад Комиссии и постановил возобновить рассмотрение этого вопроса "
              "на своей следующей сессии.") == "ru");
    CHECK(
        guess(
            "أحاطت اللجنة علما بالتقرير الذي قدم في الدورة السابقة وقررت أن تستأنف النظر في المسألة من جديد "
            "على أن تنتهي منها.") == "ar");
    CHECK(guess("委员会注意到委员会的报告，并决定在下届会议上继续审议这个问题。该报告是秘书处的文件。") ==
          "zh");
    CHECK(guess("委員會注意到該報告，並決定在下屆會議上繼續審議這個問題。報告是秘書處的文件。") == "zh");
}

TEST_CASE("guess_language: a language without data is none of its neighbours") {
    CHECK(guess("Komisia prijala správu a rozhodla sa o tejto otázke ďalej rokovať.") == "sk");
    CHECK(guess("კომიტეტმა მიიღო ანგარიში და გადაწყვიტა, რომ საკითხს შემდეგ სხდომაზე განიხილავს.") == "ka");
}

TEST_CASE("guess_language: Greek, Japanese, Hindi and Korean by their own words") {
    CHECK(guess("Η Επιτροπή έλαβε υπόψη την έκθεση και αποφάσισε να εξετάσει το θέμα.") == "el");
    CHECK(
        guess(
            "委員会は報告書に留意し、次回の会議でこの問題を検討することを決定した。議長は会議を閉会した。") ==
        "ja");
    CHECK(guess("समिति ने रिपोर्ट पर ध्यान दिया और अगले सत्र में इस विषय पर विचार करने का निर्णय किया है।") == "hi");
}

TEST_CASE("languages: abbreviations and ordinals of languages that are files only") {
    check("cs", "Zasedání začalo 3. května. ¶ Předseda uvedl např. čl. 5 úmluvy.");
    check("sv", "Se t.ex. art. 12 i avtalet. ¶ Utskottet antog rapporten m.m. ¶ Sedan slutade mötet.");
    check("da", "Mødet begyndte den 3. maj. ¶ Udvalget nævnte bl.a. art. 5 og stk. 2.");
    check("fi", "Kokous alkoi 3. toukokuuta. ¶ Komitea mainitsi esim. art. 5 ja mom. 2.");
    check("hu", "Az ülés május 3. napján kezdődött. ¶ A bizottság pl. az 5. cikket említette.");
    check("ro", "Vezi art. 12 alin. 3 din acord. ¶ Comitetul a adoptat raportul.");
    check("el", "Βλ. άρθ. 12 παρ. 3. ¶ Η Επιτροπή ενέκρινε την έκθεση.");
    check("tr", "Komite Bkz. md. 12 hükmünü andı. ¶ Rapor kabul edildi.");
    check("uk", "Див. ст. 12, ч. 3. ¶ Комітет ухвалив доповідь.");
    check("hi", "डॉ. शर्मा ने रिपोर्ट पढ़ी। ¶ समिति ने उसे स्वीकार किया।");
    check("ja", "委員会は報告書を採択した。 ¶ 議長は閉会した。");
}

TEST_CASE("languages: Dutch titles, numbers and abbreviations with several stops end no sentence") {
    check("nl", "Dhr. Bakker opende de zitting. ¶ Mevr. J. de Wit nam daarna het woord.");
    check("nl", "Zie art. 12, lid 3, en blz. 40. ¶ Meer is er niet.");
    check("nl", "Dit geldt o.a. voor de lidstaten, d.w.z. voor alle partijen. ¶ Het is aangenomen.");
    check("nl", "Er waren juristen, artsen, enz. ¶ De vergadering eindigde om zes uur.");
    check("nl", "De firma Smit B.V. heeft getekend. ¶ De termijn loopt af in mei.");
    check("nl", "„Gaat het door?” ¶ „Ja!” ¶ De zitting wordt gesloten.");
    check("nl", "Prof. Van Dam en drs. K. Mol schreven het verslag. ¶ Nr. 5 werd verworpen.");
}

TEST_CASE("languages: Polish titles, numbers, ordinals and years end no sentence") {
    check("pl", "Prof. Nowak otworzył posiedzenie. ¶ Następnie głos zabrał dr hab. A. Lis.");
    check("pl", "Zob. art. 12 ust. 3 oraz str. 40. ¶ Więcej nie trzeba.");
    check("pl", "Stosuje się to m.in. do państw, tj. do wszystkich stron. ¶ Wniosek przyjęto.");
    check("pl", "Przyszli prawnicy, lekarze itd. ¶ Obrady zakończono o szóstej.");
    check("pl", "Ustawa z 1997 r. Nr 78 nadal obowiązuje. ¶ Zmieniono ją w 2003 r. ¶ Jest krótka.");
    check("pl", "Umowę zawarła spółka Orzeł S.A. z Gdyni. ¶ Termin upływa w maju.");
    check("pl", "Rada przyjęła 3. sprawozdanie komisji. ¶ Było długie.");
}

TEST_CASE("guess_language: Dutch and Polish are told from their neighbours") {
    CHECK(
        guess("De commissie heeft het verslag aangenomen en aan de leden gestuurd, maar niet aan de pers.") ==
        "nl");
    CHECK(
        guess("Komisja przyjęła sprawozdanie, które zostało przesłane do członków oraz do rządu, ale nie do "
              "prasy.") == "pl");
    CHECK(guess("Der Ausschuss hat den Bericht angenommen und ihn den Mitgliedern zugesandt, aber nicht der "
                "Presse.") == "de");
}

TEST_CASE("languages: Chinese and Japanese quotations, numbers and titles") {
    check("zh", "会议结束了。 ¶ 8 月他回国。");
    check("zh", "他说：“是的。” ¶ 她走了。");
    check("zh", "他写了《谁在敲门？》这本书。 ¶ 书很好。");
    check("zh", "等一等……我来了。 ¶ 好。");
    check("ja", "彼は「やめろ。」と言った。 ¶ 「こんにちは。」 ¶ 値は３．１４です。 ¶ とにかく終わった。");
    check("ja", "「終わった。」 ¶ とはいえ、続く。");
}

TEST_CASE("languages: stops inside words of letters without case end no sentence") {
    check("hi", "वाई.एम.सी.ए. के लोग आए। ¶ वे गए।");
}

TEST_CASE("languages: a number before a capital ends a sentence where nouns have none") {
    check("pl", "Zebranie zaczęło się około godziny 9. ¶ Raport był krótki.");
    check("pl", "Bilet kosztuje 70 zł. ¶ Prezydent zapłacił.");
}
