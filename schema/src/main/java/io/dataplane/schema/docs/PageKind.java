package io.dataplane.schema.docs;

/// The kinds of pages a registry shows, and the folder it looks for each in.
public enum PageKind {
    RESOURCE("Resource", "resources"),
    DATA_SOURCE("Data Source", "data-sources"),
    EPHEMERAL_RESOURCE("Ephemeral Resource", "ephemeral-resources"),
    LIST_RESOURCE("List Resource", "list-resources"),
    ACTION("Action", "actions"),
    FUNCTION("Function", "functions");

    private final String title;
    private final String folder;

    PageKind(String title, String folder) {
        this.title = title;
        this.folder = folder;
    }

    public String folder() {
        return folder;
    }

    /// As headings name it.
    @Override
    public String toString() {
        return title;
    }
}
