package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Judged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final int TWO_MEGABYTES = 2_000_000;

    private final String html = Reports.html(SampleReport.create());

    @Test
    void markupNestsAndHoldsNoScript() {
        assertThat(WellFormed.elements(html)).doesNotContain("script", "iframe", "object", "embed", "link", "base");
    }

    @Test
    void nothingIsFetched() {
        assertThat(html).doesNotContain("src=", "url(", "@import", "http://", "https://", "javascript:", "onload");
    }

    @Test
    void everyLinkLeadsToOnePlaceOnThePage() {
        List<String> ids = found("\\sid=\"([^\"]*)\"");
        Set<String> unique = new HashSet<>(ids);
        assertThat(unique).hasSameSizeAs(ids);
        assertThat(unique).containsAll(found("href=\"#([^\"]*)\""));
        assertThat(found("href=\"([^#\"][^\"]*)\"")).isEmpty();
    }

    @Test
    void drawingsAreDescribedOrHiddenFromScreenReaders() {
        for (String svg : found("(<svg[^>]*>)")) {
            assertThat(svg).containsAnyOf("aria-hidden=\"true\"", "role=\"img\" aria-label=");
        }
    }

    @Test
    void tablesHaveCaptions() {
        assertThat(found("(<table[^>]*><caption)")).hasSameSizeAs(found("(<table)"));
    }

    @Test
    void textFromTheDataShowsAsText() {
        assertThat(html).contains("&lt;/svg&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }

    @Test
    void aHugeReportStaysSmall() {
        AuditReport sample = SampleReport.create();
        List<Judged> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.addAll(sample.measurements());
        }
        AuditReport huge = new AuditReport(
                sample.environment(),
                sample.createdAt(),
                sample.seed(),
                sample.human(),
                sample.synthetic(),
                sample.holdout(),
                sample.references(),
                sample.verdict(),
                sample.reason(),
                many,
                sample.findings(),
                sample.skipped(),
                sample.warnings(),
                sample.partial(),
                sample.timings());
        assertThat(Reports.html(huge).length()).isLessThan(TWO_MEGABYTES);
    }

    private List<String> found(String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
