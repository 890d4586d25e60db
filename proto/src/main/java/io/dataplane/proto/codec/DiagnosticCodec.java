package io.dataplane.proto.codec;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Diagnostics as they travel, in an order that does not depend on timing.
public final class DiagnosticCodec {
    /// More errors than a person reads; the rest is counted.
    static final int MOST_ERRORS = 100;

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::severity)
            .thenComparing(diagnostic -> diagnostic.path().toString())
            .thenComparing(Diagnostic::summary)
            .thenComparing(Diagnostic::detail);

    private DiagnosticCodec() {}

    /// `root` is the type of the configuration that the paths lead into.
    public static List<io.dataplane.proto.wire.Diagnostic> write(List<Diagnostic> diagnostics, Type root) {
        List<io.dataplane.proto.wire.Diagnostic> wire = new ArrayList<>();
        int errors = 0;
        for (Diagnostic diagnostic : diagnostics.stream().sorted(ORDER).toList()) {
            if (diagnostic.severity() != Severity.ERROR || ++errors <= MOST_ERRORS) {
                wire.add(write(diagnostic, root));
            }
        }
        if (errors > MOST_ERRORS) {
            wire.add(more(errors - MOST_ERRORS));
        }
        return wire;
    }

    /// The same for a resource, whose collections are attributes: there Terraform finds the line of an element (a name
    /// and
    /// a key or position) but of nothing below it, so the path ends there and the text says the rest.
    public static List<io.dataplane.proto.wire.Diagnostic> writeShort(List<Diagnostic> diagnostics, Type root) {
        return write(diagnostics.stream().map(DiagnosticCodec::shortened).toList(), root);
    }

    private static Diagnostic shortened(Diagnostic diagnostic) {
        List<AttributePath.Step> steps = diagnostic.path().steps();
        if (steps.size() < 3 || steps.get(1) instanceof AttributePath.Name) {
            return diagnostic;
        }
        String whole = diagnostic.path().toString();
        String detail =
                diagnostic.detail().startsWith(whole) ? diagnostic.detail() : whole + ": " + diagnostic.detail();
        AttributePath element = new AttributePath(steps.subList(0, 2));
        return new Diagnostic(diagnostic.severity(), diagnostic.summary(), detail, element);
    }

    public static io.dataplane.proto.wire.Diagnostic write(Diagnostic diagnostic, Type root) {
        io.dataplane.proto.wire.Diagnostic.Builder wire = io.dataplane.proto.wire.Diagnostic.newBuilder()
                .setSeverity(severity(diagnostic.severity()))
                .setSummary(diagnostic.summary())
                .setDetail(diagnostic.detail());
        io.dataplane.proto.wire.AttributePath path = PathCodec.write(diagnostic.path(), root);
        if (path.getStepsCount() > 0) {
            wire.setAttribute(path);
        }
        return wire.build();
    }

    private static io.dataplane.proto.wire.Diagnostic more(int hidden) {
        return io.dataplane.proto.wire.Diagnostic.newBuilder()
                .setSeverity(severity(Severity.ERROR))
                .setSummary("Further Errors Not Shown")
                .setDetail("There are " + hidden + " more errors. Correct the ones shown and run the command again.")
                .build();
    }

    private static io.dataplane.proto.wire.Diagnostic.Severity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> io.dataplane.proto.wire.Diagnostic.Severity.ERROR;
            case WARNING -> io.dataplane.proto.wire.Diagnostic.Severity.WARNING;
        };
    }
}
