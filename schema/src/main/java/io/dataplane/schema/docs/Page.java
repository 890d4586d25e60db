package io.dataplane.schema.docs;

/// The parts every page shares: what the registry reads first, headings, fenced code.
final class Page {
    private final StringBuilder text = new StringBuilder();

    /// @param subcategory the heading in the registry's list of pages; empty for none
    /// @param description in Markdown; its first paragraph is shown in plain text
    Page frontMatter(String title, String subcategory, String description) {
        String firstParagraph = plain(description.strip().split("\n\\s*\n", 2)[0]);
        return line("---")
                .line("page_title: \"" + title + "\"")
                .line("subcategory: \"" + subcategory + "\"")
                .line("description: |-")
                .line("  " + firstParagraph)
                .line("---")
                .line("");
    }

    private static String plain(String markdown) {
        return markdown.replace('\n', ' ').replace("`", "").replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    }

    Page heading(int level, String heading) {
        return line("#".repeat(level) + " " + heading).line("");
    }

    Page paragraph(String paragraph) {
        return paragraph.isBlank() ? this : line(paragraph.strip()).line("");
    }

    Page code(String language, String code) {
        return line("```" + language).line(code).line("```").line("");
    }

    Page line(String line) {
        text.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
