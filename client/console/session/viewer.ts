import { readFragment } from "../../generated/fragment-masking.js";
import {
  AgencyFieldsFragmentDoc,
  DivisionFieldsFragmentDoc,
  PersonFieldsFragmentDoc,
  PostHoldingFieldsFragmentDoc,
  type Post,
  type PostHoldingFieldsFragment,
  type ViewerFieldsFragment,
} from "../../generated/graphql.js";

/** A post that somebody may act in. */
export interface ViewerPost {
  readonly id: string;
  readonly post: Post;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
}

/** Who is signed in, in which post, and where they look. */
export interface Viewer {
  readonly personId: string;
  readonly name: string;
  readonly post: ViewerPost;
  readonly posts: readonly ViewerPost[];
  /** The division that the screen is about: that of the post, else of its first area; null for whoever answers for no area. */
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  /** Every division that they see with all below it. */
  readonly areas: readonly string[];
  /** The agencies whose work is theirs. */
  readonly agencyIds: readonly string[];
  /** Whether the screen looks from another's seat, from which nothing can be changed. */
  readonly isViewingAs: boolean;
  /** Whether the post may report. */
  readonly mayReport: boolean;
}

/** Reads the server's answer into what the screens ask for. */
export function readViewer(fields: ViewerFieldsFragment): Viewer {
  const person = readFragment(PersonFieldsFragmentDoc, fields.person);
  const post = readPost(readFragment(PostHoldingFieldsFragmentDoc, fields.activePost));
  return {
    personId: person.id,
    name: person.name,
    post,
    posts: fields.posts.map((one) => readPost(readFragment(PostHoldingFieldsFragmentDoc, one))),
    divisionCode: post.divisionCode ?? fields.areas[0] ?? null,
    divisionName: post.divisionName,
    areas: fields.areas,
    isViewingAs: fields.isViewingAs,
    mayReport: fields.mayReport,
    agencyIds: fields.agencies.map((one) => readFragment(AgencyFieldsFragmentDoc, one).id),
  };
}

function readPost({ id, post, agency, division }: PostHoldingFieldsFragment): ViewerPost {
  const ofAgency = readFragment(AgencyFieldsFragmentDoc, agency);
  const ofDivision = readFragment(DivisionFieldsFragmentDoc, division);
  return {
    id,
    post,
    agencyId: ofAgency?.id ?? null,
    agencyName: ofAgency?.name ?? null,
    divisionCode: ofDivision?.code ?? null,
    divisionName: ofDivision?.name ?? null,
  };
}
