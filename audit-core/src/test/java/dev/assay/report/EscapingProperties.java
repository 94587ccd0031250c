package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EscapingProperties {

    /** Text with what breaks out of markup, tables, terminals and lines of writing. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> parts = Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "</script>",
                "]]>",
                "<!--",
                "|",
                "`",
                "\\",
                "\n",
                "\r",
                "\t",
                "\u0000",
                "\u001B[2J",
                "\u202E",
                "\u2066",
                "\u2028",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00",
                "\uFFFF",
                "@you",
                "#12",
                "https://a.b",
                "a",
                " ");
        return parts.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 300)
    void markupStaysWellFormed(@ForAll("hostile") String text) {
        String markup = new Markup()
                .open("a")
                .attribute("title", text)
                .end()
                .text(text)
                .close("a")
                .toString();
        assertThat(WellFormed.elements(markup)).containsExactly("a");
    }

    @Property(tries = 300)
    void whatIsShownHoldsNothingThatActs(@ForAll("hostile") String text) {
        String shown = Visible.text(text);
        assertThat(shown).doesNotContain("\u0000", "\u001B", "\u202E", "\u2066", "\u2028", "\uFFFF", "\r");
        assertThat(Visible.text(shown)).isEqualTo(shown);
        assertThat(Visible.wellFormed(shown)).isEqualTo(shown);
    }

    @Property(tries = 300)
    void markdownStaysOnItsLineWithoutMarkup(@ForAll("hostile") String text) {
        String markdown = MarkdownReport.text(text);
        assertThat(markdown).doesNotContain("\n", "<", "@you", "#12", "://");
        assertThat(markdown).doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[|`]");
    }

    @Property(tries = 300)
    void cuttingKeepsCharactersWhole(@ForAll("hostile") String text) {
        String whole = Visible.wellFormed(text);
        for (int most = 2; most < 6; most++) {
            String cut = Visible.cut(whole, most);
            assertThat(cut.length()).isLessThanOrEqualTo(most);
            assertThat(Visible.wellFormed(cut)).isEqualTo(cut);
        }
    }
}
