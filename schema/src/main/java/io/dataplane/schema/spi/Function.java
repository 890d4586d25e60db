package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;

/// A provider function, from Terraform 1.8 on: pure, offline, never configured, equal answers for equal arguments.
///
/// The components of `A` are the parameters in their order: `@Required` ones are never null, `@Optional` ones can be,
/// `Planned` ones can be unknown, and a last one that is `@Variadic` takes all further arguments as a list. The type
/// of the answer is `R` as the class that implements this interface writes it, of anything a model can hold.
public interface Function<A extends Record, R> {
    String name();

    Class<A> parameters();

    /// One short line.
    String summary();

    /// One paragraph of Markdown for the documentation page.
    String description();

    /// An error at the path of a parameter is shown at that argument. Null is Terraform's null, or what stands beside
    /// an error.
    @Nullable
    R call(A arguments, Diagnostics diagnostics);
}
