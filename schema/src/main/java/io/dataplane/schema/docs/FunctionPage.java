package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.FunctionSchema.Parameter;
import io.dataplane.schema.value.Type;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of a function, as the public registry lays it out.
public final class FunctionPage {
    private FunctionPage() {}

    public static String of(String provider, String name, FunctionSchema function, Example example) {
        Page page = new Page()
                .frontMatter(name + " " + PageKind.FUNCTION + " - " + provider, "", function.summary())
                .heading(1, "function: " + name)
                .paragraph(function.description())
                .heading(2, "Example Usage")
                .code("terraform", example.configuration())
                .heading(2, "Signature")
                .code("text", signature(name, function))
                .heading(2, "Arguments");
        function.parameters()
                .forEach(parameter -> argument(page, parameter, parameter.nullAllowed() ? ", Nullable" : ""));
        function.variadic().ifPresent(parameter -> argument(page, parameter, ", Variadic"));
        page.line("").heading(2, "Return Type");
        result(page, function.result());
        return page.toString();
    }

    /// Attributes of an object stand below each other: in one line nobody can read them.
    private static void result(Page page, Type result) {
        if (!(result instanceof Type.ObjectOf(var attributes))) {
            page.paragraph(TypeWords.of(result));
            return;
        }
        page.paragraph("Object with these attributes:");
        attributes.forEach((name, type) -> page.line("- `" + name + "` (" + TypeWords.brief(type) + ")"));
    }

    private static String signature(String name, FunctionSchema function) {
        String parameters = Stream.concat(
                        function.parameters().stream().map(FunctionPage::typed),
                        function.variadic().stream().map(parameter -> typed(parameter) + "..."))
                .collect(Collectors.joining(", "));
        return name + "(" + parameters + ") " + TypeWords.brief(function.result());
    }

    private static String typed(Parameter parameter) {
        return parameter.name() + " " + TypeWords.of(parameter.type());
    }

    private static void argument(Page page, Parameter parameter, String more) {
        page.line("1. `" + parameter.name() + "` (" + TypeWords.of(parameter.type()) + more + ") "
                + parameter.description());
    }
}
