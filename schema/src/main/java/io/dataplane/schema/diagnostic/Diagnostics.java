package io.dataplane.schema.diagnostic;

import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects diagnostics of one operation; the same message is kept once. Safe for use by several threads.
public final class Diagnostics {
    private final Set<Diagnostic> all = new LinkedHashSet<>();

    public synchronized void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    public void addAll(Diagnostics others) {
        others.list().forEach(this::add);
    }

    public void error(AttributePath path, String summary, String detail) {
        add(new Diagnostic(Severity.ERROR, summary, detail, path));
    }

    public void error(String summary, String detail) {
        error(AttributePath.ROOT, summary, detail);
    }

    public void warning(AttributePath path, String summary, String detail) {
        add(new Diagnostic(Severity.WARNING, summary, detail, path));
    }

    public synchronized boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    public synchronized List<Diagnostic> errors() {
        return all.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }

    public synchronized List<Diagnostic> list() {
        return new ArrayList<>(all);
    }
}
