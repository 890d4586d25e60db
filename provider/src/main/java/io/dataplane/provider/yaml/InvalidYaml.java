package io.dataplane.provider.yaml;

/// What is wrong with a text and where, in one sentence.
public final class InvalidYaml extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidYaml(Mark mark, String problem) {
        super(mark + ": " + problem);
    }
}
