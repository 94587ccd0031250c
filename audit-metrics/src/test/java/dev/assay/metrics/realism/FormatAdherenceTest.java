package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.UndefinedStatisticException;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormatAdherenceTest {
    @Test
    void missingValuesTakeNoPart() {
        @Nullable String[] codes = {"A12", "B7", null, "12A"};
        assertThat(FormatAdherence.matching(codes, Pattern.compile("[A-Z][0-9]+")))
                .isEqualTo(2.0 / 3);
    }

    @Test
    void datesMustExist() {
        String[] dates = {"2024-02-29", "2023-02-29", "soon", "2023-12-01"};
        assertThat(FormatAdherence.dates(dates, DateTimeFormatter.ISO_LOCAL_DATE))
                .isEqualTo(0.5);
    }

    @Test
    void aColumnWithoutValuesIsUndefined() {
        assertThatThrownBy(() -> FormatAdherence.matching(new @Nullable String[2], Pattern.compile("a")))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
